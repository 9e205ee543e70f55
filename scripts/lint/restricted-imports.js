/** Imports that have one home each (STYLE.md 11). Types may be imported anywhere: they do nothing. */

export const electronImport = { name: 'electron', message: 'Electron belongs to electron/ alone.', allowTypeImports: true }
export const sqliteImport = { name: 'node:sqlite', message: 'node:sqlite belongs to server/db/ alone.', allowTypeImports: true }
export const ipcMainImport = ipc('ipcMain', 'electron/ipc/ipc-main.ts')
export const ipcRendererImport = ipc('ipcRenderer', 'electron/preload.ts')

function ipc(name, home) {
  return { name: 'electron', importNames: [name], message: `${name} may be imported in ${home} alone.`, allowTypeImports: true }
}

/** The rule that refuses the given imports. */
export function importsOf(...paths) {
  return { '@typescript-eslint/no-restricted-imports': ['error', { paths }] }
}
