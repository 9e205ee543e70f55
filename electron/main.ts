import { app, type BrowserWindow, dialog, Menu, net, session } from 'electron'
import os from 'node:os'
import path from 'node:path'
import type { ClientDeps } from '../client/effects/client-deps.ts'
import { systemClock } from '../client/ports/clock.ts'
import { createTerminalClient, type TerminalClient } from '../client/terminal-client.ts'
import { createFilePreferenceStore } from './device/file-preference-store.ts'
import { createKeytarCredentialStore } from './device/keytar-credential-store.ts'
import { loadKeytar } from './device/load-keytar.ts'
import { machineHint } from './device/machine-hint.ts'
import { withMemoryFallback } from './device/memory-fallback.ts'
import { withPatience } from './device/with-patience.ts'
import { finishCollection } from './finish-collection.ts'
import { serveBridge } from './ipc/serve-bridge.ts'
import { prepareLog, writeLog } from './log.ts'
import { startPage } from './protocol/page-address.ts'
import { declareScheme, servePages } from './protocol/serve-pages.ts'
import { loadSettings } from './settings/load-settings.ts'
import type { Settings } from './settings/settings.ts'
import { openHardenedWindow } from './window/hardened-window.ts'

/** How long the keychain may take before the screen says that it is locked, in milliseconds. */
const keychainPatience = 15_000

/** Composition root of the desktop shell. */
function main(): void {
  const read = loadSettings()
  if (read.kind === 'refused') {
    dialog.showErrorBox('Tillpass', read.sentence)
    app.exit(1)
  } else if (app.requestSingleInstanceLock()) {
    declareScheme()
    prepareLog()
    void app.whenReady().then(() => start(read.settings))
  } else {
    app.quit()
  }
}

async function start(settings: Settings): Promise<void> {
  writeLog({ event: 'started', version: app.getVersion(), electron: process.versions.electron })
  Menu.setApplicationMenu(null)
  const client = createTerminalClient(clientDeps(settings))
  const window = openTerminalWindow(client)
  app.on('second-instance', () => window.focus())
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', () => {
    client.stop()
    writeLog({ event: 'stopped' })
  })
  app.on('quit', finishCollection)
  await Promise.all([client.start(), window.loadURL(startPage)])
}

function openTerminalWindow(client: TerminalClient): BrowserWindow {
  // Without `persist:` nothing of the window is written to disk (TRM-4).
  const ownSession = session.fromPartition('terminal')
  const dist = path.join(app.getAppPath(), 'dist')
  servePages(ownSession, path.join(dist, 'renderer'))
  const window = openHardenedWindow({
    session: ownSession,
    preload: path.join(dist, 'electron', 'preload.cjs'),
    kiosk: app.isPackaged,
    devTools: !app.isPackaged,
  })
  serveBridge(window.webContents, client)
  window.webContents.on('render-process-gone', (_event, details) => {
    writeLog({ event: 'window_gone', reason: details.reason })
    window.reload()
  })
  return window
}

function clientDeps(settings: Settings): ClientDeps {
  const keychain = withPatience(createKeytarCredentialStore(loadKeytar, settings.serverUrl), systemClock, keychainPatience)
  return {
    serverUrl: settings.serverUrl,
    organisation: settings.organisation,
    fetch: (input, init) => net.fetch(input instanceof URL ? input.href : input, init),
    credentials: settings.memoryKeyAllowed ? withMemoryFallback(keychain) : keychain,
    preferences: createFilePreferenceStore(path.join(app.getPath('userData'), 'preferences.json')),
    clock: systemClock,
    random: () => Math.random(),
    machineHint: () => machineHint(),
    suggestedName: os.hostname(),
    platform: 'electron',
    appVersion: app.getVersion(),
    report: (trouble) => writeLog({ event: trouble }),
  }
}

main()
