import type { TerminalBridge } from '../../contract/ipc.ts'
import { startTerminal } from './app/start-terminal.tsx'

declare global {
  interface Window {
    /** Put there by Electron's preload (contract/ipc.ts, `bridgeGlobal`). */
    tillpass?: TerminalBridge
  }
}

/** The shell behind this window: Electron's preload, or in a browser the web shell, which is loaded only there (TRM-8). */
async function findBridge(): Promise<TerminalBridge> {
  if (window.tillpass) return window.tillpass
  const { createWebBridge } = await import('./web-shell/web-bridge.ts')
  return createWebBridge()
}

const root = document.getElementById('root')
if (root) void findBridge().then((bridge) => startTerminal(root, bridge))
