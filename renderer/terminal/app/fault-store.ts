import { create } from 'zustand'

/** True after the shell failed to do what a screen asked, until it does something again. */
export const useFaultStore = create<{ faulty: boolean }>(() => ({ faulty: false }))

/** Asks the shell and forgets; what came of it is read from the state. A shell that fails is told on the screen. */
export function ask(deed: Promise<unknown>): void {
  deed.then(
    () => useFaultStore.setState({ faulty: false }),
    () => useFaultStore.setState({ faulty: true }),
  )
}
