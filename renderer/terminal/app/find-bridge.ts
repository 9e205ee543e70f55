import type { TerminalBridge } from '../../../contract/ipc.ts'

declare global {
  interface Window {
    /** Put there by Electron's preload (contract/ipc.ts, `bridgeGlobal`). */
    tillpass?: TerminalBridge
  }
}

/** The shell behind this window: Electron's preload, or in a browser the web shell, which is loaded only there (TRM-8). */
export async function findBridge(): Promise<TerminalBridge> {
  if (window.tillpass) return window.tillpass
  const { createWebBridge } = await import('../web-shell/web-bridge.ts')
  return createWebBridge()
}
