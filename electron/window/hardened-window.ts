import { BrowserWindow, screen, type Session, type WebContents } from 'electron'

export interface WindowOptions {
  /** Whose pages and permissions these are. */
  session: Session
  /** The bundled preload. */
  preload: string
  /** The whole screen, no way out: a register in the shop. */
  kiosk: boolean
  devTools: boolean
}

/** The only way to a window: sandboxed, isolated, without Node, and without a way to any other page. */
export function openHardenedWindow(options: WindowOptions): BrowserWindow {
  denyPermissions(options.session)
  const window = new BrowserWindow({
    // A kiosk without a window manager has nobody who would make the window fill the screen.
    ...(options.kiosk ? screen.getPrimaryDisplay().bounds : { width: 1280, height: 800 }),
    minWidth: 360,
    minHeight: 480,
    kiosk: options.kiosk,
    fullscreen: options.kiosk,
    autoHideMenuBar: true,
    show: false,
    title: 'Tillpass',
    backgroundColor: '#e9e6dd',
    webPreferences: {
      session: options.session,
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Dictionaries would be fetched, and typed words handed to the system's speller.
      spellcheck: false,
      devTools: options.devTools,
    },
  })
  window.once('ready-to-show', () => window.show())
  stayOnPage(window.webContents)
  return window
}

/** No navigation, no other window, no embedded page, no download. */
export function stayOnPage(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
}
