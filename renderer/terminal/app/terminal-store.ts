import { create } from 'zustand'
import type { TerminalBridge } from '../../../contract/ipc.ts'
import type { TerminalState } from '../../../contract/terminal-state.ts'

/** The newest state the shell pushed; null until there is one. */
export const useTerminalStore = create<{ state: TerminalState | null }>(() => ({ state: null }))

/** Follows the shell's state; returns how to stop. */
export function followTerminal(bridge: TerminalBridge): () => void {
  let pushed = false
  const stop = bridge.onState((state) => {
    pushed = true
    useTerminalStore.setState({ state })
  })
  // A pushed state is newer than the answer to a question asked before it.
  void bridge.getState().then((state) => {
    if (!pushed) useTerminalStore.setState({ state })
  })
  return stop
}

/** The state, for parts that are only shown once there is one. */
export function useTerminal(): TerminalState {
  const state = useTerminalStore((store) => store.state)
  if (state === null) throw new Error('shown before there was a state')
  return state
}
