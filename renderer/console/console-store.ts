import { create } from 'zustand'
import type { ConsoleSession } from '../../contract/http/console.ts'
import type { Problem } from '../../contract/errors.ts'
import { getSession, signIn, type SignIn, signOut } from './console-api.ts'
import { queryClient } from './api/queries.ts'
import type { Answer } from './api/send.ts'

/** What a sign-in form shows. */
export interface Entering {
  trouble: Problem | 'away' | null
  busy: boolean
}

type ConsoleState =
  | { page: 'loading' }
  | ({ page: 'signIn' } & Entering)
  /** `again`: the session ended while its page was open, which waits below the sign-in with all that was typed. */
  | { page: 'inside'; session: ConsoleSession; again: Entering | null }

/** Who is in, and whether the server can be reached. */
export const useConsoleStore = create<{ state: ConsoleState; away: boolean }>(() => ({ state: { page: 'loading' }, away: false }))

const show = (state: ConsoleState) => useConsoleStore.setState({ state })
const quiet: Entering = { trouble: null, busy: false }

/** Looks whether this browser is signed in already. */
export async function openConsole(): Promise<void> {
  const answer = await getSession()
  if (answer.kind === 'done') show({ page: 'inside', session: answer.data, again: null })
  else show({ page: 'signIn', trouble: answer.kind === 'away' ? 'away' : null, busy: false })
}

/** Signs in, or says why not. The person whose session had ended finds the page as it was; somebody else begins anew. */
export async function enter(given: SignIn): Promise<void> {
  const before = useConsoleStore.getState().state
  const entering = (state: Entering) =>
    show(before.page === 'inside' ? { page: 'inside', session: before.session, again: state } : { page: 'signIn', ...state })
  entering({ trouble: null, busy: true })
  const answer = await signIn(given)
  if (answer.kind !== 'done') {
    entering({ trouble: answer.kind === 'away' ? 'away' : answer.problem, busy: false })
    return
  }
  if (before.page === 'inside' && before.session.user.id !== answer.data.user.id) queryClient.clear()
  show({ page: 'inside', session: answer.data, again: null })
  void queryClient.invalidateQueries()
}

/** Signs out. A session that had ended already is over all the same. */
export async function leave(): Promise<Answer<null>> {
  const answer = await signOut()
  if (answer.kind === 'away') {
    reportConnection(false)
    return answer
  }
  queryClient.clear()
  show({ page: 'signIn', ...quiet })
  return answer
}

/** Asks who is in, and whose console this is, since that may have changed; a session that is over shows. */
export async function renewSession(): Promise<void> {
  const answer = await getSession()
  reportConnection(answer.kind !== 'away')
  if (answer.kind === 'refused' && answer.problem.code === 'not_signed_in') sessionHasEnded()
  const { state } = useConsoleStore.getState()
  if (answer.kind !== 'done' || state.page !== 'inside' || state.again !== null) return
  if (JSON.stringify(answer.data) !== JSON.stringify(state.session) && answer.data.id === state.session.id)
    show({ ...state, session: answer.data })
}

/** The server knows this browser's session no more: the sign-in comes up over the page. */
export function sessionHasEnded(): void {
  const { state } = useConsoleStore.getState()
  if (state.page === 'inside' && state.again === null) show({ ...state, again: quiet })
}

/** Keeps whether the last call found the server. What was asked in vain is asked again once it is back. */
export function reportConnection(reached: boolean): void {
  const wasAway = useConsoleStore.getState().away
  if (wasAway === !reached) return
  useConsoleStore.setState({ away: !reached })
  if (reached) void queryClient.invalidateQueries()
}
