import { create } from 'zustand'
import type { ConsoleSession } from '../../contract/http/console.ts'
import type { Problem } from '../../contract/errors.ts'
import { getSession, signIn, type SignIn, signOut } from './console-api.ts'

type ConsoleState =
  | { page: 'loading' }
  | { page: 'signIn'; trouble: Problem | 'away' | null; busy: boolean }
  | { page: 'home'; session: ConsoleSession; away: boolean; busy: boolean }

/** Which page the console shows, and what it knows. */
export const useConsoleStore = create<{ state: ConsoleState }>(() => ({ state: { page: 'loading' } }))

const show = (state: ConsoleState) => useConsoleStore.setState({ state })

/** Looks whether this browser is signed in already. */
export async function openConsole(): Promise<void> {
  const answer = await getSession()
  if (answer.kind === 'done') show({ page: 'home', session: answer.data, away: false, busy: false })
  else show({ page: 'signIn', trouble: answer.kind === 'away' ? 'away' : null, busy: false })
}

/** Signs in, or says why not. */
export async function enter(given: SignIn): Promise<void> {
  show({ page: 'signIn', trouble: null, busy: true })
  const answer = await signIn(given)
  if (answer.kind === 'done') show({ page: 'home', session: answer.data, away: false, busy: false })
  else show({ page: 'signIn', trouble: answer.kind === 'away' ? 'away' : answer.problem, busy: false })
}

/** Signs out. A session that had ended already is over all the same. */
export async function leave(session: ConsoleSession): Promise<void> {
  show({ page: 'home', session, away: false, busy: true })
  const answer = await signOut()
  if (answer.kind === 'away') show({ page: 'home', session, away: true, busy: false })
  else show({ page: 'signIn', trouble: null, busy: false })
}
