import type { TerminalBridge } from '../../../contract/ipc.ts'
import type { Preferences, TerminalState } from '../../../contract/terminal-state.ts'

/** One call a screen made: which, and with what. */
export type Asked = [channel: string, argument: unknown]

export interface FakeShell {
  bridge: TerminalBridge
  /** Shows another state, as a shell would. */
  push: (state: TerminalState) => void
}

/** A shell that shows what it is told to and remembers in `asked` what it was asked. */
export function createFakeShell(first: TerminalState, preferences: Preferences, asked: Asked[]): FakeShell {
  const listeners = new Set<(state: TerminalState) => void>()
  let [state, kept] = [first, preferences]
  const hear = (channel: string) => (argument?: unknown) => {
    asked.push([channel, argument])
    return Promise.resolve(undefined)
  }
  return {
    push(next) {
      state = next
      for (const listener of listeners) listener(next)
    },
    bridge: {
      getState: () => Promise.resolve(state),
      onState(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      getPreferences: () => Promise.resolve(kept),
      setPreferences(change) {
        kept = { ...kept, ...change }
        return Promise.resolve(kept)
      },
      signInWithPin: hear('signInWithPin'),
      signInWithPassword: hear('signInWithPassword'),
      takeSecondStep: hear('takeSecondStep'),
      leaveSecondStep: hear('leaveSecondStep'),
      changePin: hear('changePin'),
      offerPins() {
        asked.push(['offerPins', undefined])
        return Promise.resolve(['48213', '70956', '31684'])
      },
      openOwnPin: hear('openOwnPin'),
      setOwnPin: hear('setOwnPin'),
      openOwnDevice: hear('openOwnDevice'),
      renameOwnDevice: hear('renameOwnDevice'),
      revokeOwnDevice: hear('revokeOwnDevice'),
      leaveOwnDevice: hear('leaveOwnDevice'),
      openLostPin: hear('openLostPin'),
      askForCode: hear('askForCode'),
      typeCode(argument) {
        asked.push(['typeCode', argument])
        return Promise.resolve(['48213', '70956', '31684'])
      },
      setLostPin: hear('setLostPin'),
      leaveNewPin: hear('leaveNewPin'),
      usePassword: hear('usePassword'),
      usePin: hear('usePin'),
      openApproval: hear('openApproval'),
      approve: hear('approve'),
      declineApproval: hear('declineApproval'),
      lift: hear('lift'),
      declineLift: hear('declineLift'),
      lock: hear('lock'),
      signOut: hear('signOut'),
      switchUser: hear('switchUser'),
      reportIdle: hear('reportIdle'),
      retryNow: hear('retryNow'),
      acknowledge: hear('acknowledge'),
    },
  }
}
