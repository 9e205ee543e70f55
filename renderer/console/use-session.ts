import type { ConsoleSession } from '../../contract/http/console.ts'
import { useConsoleStore } from './console-store.ts'

/** Whose page this is. Below the frame alone, where somebody is in. */
export function useSession(): ConsoleSession {
  const state = useConsoleStore((store) => store.state)
  if (state.page !== 'inside') throw new Error('nobody is signed in')
  return state.session
}
