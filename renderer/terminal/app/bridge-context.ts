import { createContext, useContext } from 'react'
import type { TerminalBridge } from '../../../contract/ipc.ts'

export const BridgeContext = createContext<TerminalBridge | null>(null)

/** What the screens ask: the shell behind them. */
export function useBridge(): TerminalBridge {
  const bridge = useContext(BridgeContext)
  if (bridge === null) throw new Error('no bridge around this screen')
  return bridge
}
