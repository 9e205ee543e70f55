import { build as pack, Platform } from 'electron-builder'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build as bundle } from 'vite'
import { z } from 'zod'
import { electronRuntime, repository } from './electron-runtime.ts'

/** A packed terminal. */
export interface PackedTerminal {
  executable: string
  /** Paths inside the archive. */
  files(): Promise<string[]>
}

/** Main of a package for Electron 22: nothing can be preloaded into a package, so what it lacks is packed along. */
const oldMain = 'main-on-electron-22.cjs'

/** Packs the built terminal as the product does (`electron-builder.yml`), into a folder of the test's own. */
export async function packTerminal(folder: string): Promise<PackedTerminal> {
  const isOld = electronRuntime().version.startsWith('22.')
  if (isOld) await writeOldMain(folder)
  const more = isOld
    ? { files: [{ from: folder, to: 'dist/electron', filter: ['*.cjs'] }], extraMetadata: { main: `dist/electron/${oldMain}` } }
    : {}
  const directories = { output: path.join(folder, 'out') }
  await pack({ projectDir: repository, targets: Platform.LINUX.createTarget('dir'), publish: 'never', config: { directories, ...more } })
  const unpacked = path.join(folder, 'out', 'linux-unpacked')
  return { executable: path.join(unpacked, 'tillpass'), files: () => filesIn(path.join(unpacked, 'resources', 'app.asar')) }
}

async function writeOldMain(folder: string): Promise<void> {
  const entry = path.join(repository, 'test/support/electron-22-preload.cjs')
  await bundle({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'node16',
      lib: { entry, formats: ['cjs'], fileName: () => 'electron-22-preload.cjs' },
      rolldownOptions: { external: ['electron', /^node:/, ...(await import('node:module')).builtinModules] },
    },
  })
  await writeFile(path.join(folder, oldMain), `require('./electron-22-preload.cjs')\nrequire('./main.cjs')\n`)
}

interface Folder {
  files: Record<string, Entry>
}
type Entry = Folder | { size: number } | { link: string }

const entrySchema: z.ZodType<Entry> = z.lazy(() =>
  z.union([z.object({ files: z.record(z.string(), entrySchema) }), z.object({ size: z.number() }), z.object({ link: z.string() })]),
)
const folderSchema = z.object({ files: z.record(z.string(), entrySchema) })

/** The header of an asar archive: JSON after four 32-bit numbers, the last of which is its length. */
async function filesIn(archive: string): Promise<string[]> {
  const bytes = await readFile(archive)
  const header: unknown = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12)))
  return namesOf(folderSchema.parse(header), '')
}

function namesOf(folder: Folder, prefix: string): string[] {
  return Object.entries(folder.files).flatMap(([name, entry]) =>
    'files' in entry ? namesOf(entry, `${prefix}${name}/`) : [`${prefix}${name}`],
  )
}
