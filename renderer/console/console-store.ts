import { create } from 'zustand'
import type { ConsoleSession } from '../../contract/http/console.ts'
import type { Problem } from '../../contract/errors.ts'
import {
  type Asked,
  getSession,
  type GivenNewPin,
  type GivenPin,
  signIn,
  type SignIn,
  signInWithNewPin,
  signInWithPin,
  signOut,
} from './console-api.ts'
import { queryClient } from './api/queries.ts'
import type { Answer } from './api/send.ts'

/** What a sign-in form shows. */
export interface Entering {
  trouble: Problem | 'away' | null
  busy: boolean
  /** The password was right, and a PIN comes before the session (POL-8). */
  asked?: Asked | null
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

/** Signs in, or says why not. */
export const enter = (given: SignIn): Promise<void> => come(() => signIn(given), null)

/** The same with the PIN that comes after the password (POL-8). */
export const enterWithPin = (asked: Asked, given: GivenPin): Promise<void> => come(() => signInWithPin(given), asked)

/** The same with a new PIN that was demanded (POL-8). */
export const enterWithNewPin = (asked: Asked, given: GivenNewPin): Promise<void> => come(() => signInWithNewPin(given), asked)

/** Back to user name and password. */
export function enterAnew(): void {
  const { state } = useConsoleStore.getState()
  if (state.page !== 'loading') showEntering(state, quiet)
}

/**
 * What came of a step of the sign-in. The person whose session had ended finds the page as it was; somebody else begins anew.
 * @param asked what the step answers; it stays where the next try may mend it.
 */
async function come(take: () => ReturnType<typeof signIn>, asked: Asked | null): Promise<void> {
  const before = useConsoleStore.getState().state
  if (before.page === 'loading') return
  showEntering(before, { trouble: null, busy: true, asked })
  const answer = await take()
  if (answer.kind !== 'done') {
    const trouble = answer.kind === 'away' ? 'away' : answer.problem
    showEntering(before, { trouble, busy: false, asked: isOver(trouble) ? null : asked })
  } else if (answer.data.kind === 'asked') {
    showEntering(before, { trouble: null, busy: false, asked: answer.data.asked })
  } else {
    if (before.page === 'inside' && before.session.user.id !== answer.data.session.user.id) queryClient.clear()
    show({ page: 'inside', session: answer.data.session, again: null })
    void queryClient.invalidateQueries()
  }
}

function showEntering(before: Exclude<ConsoleState, { page: 'loading' }>, entering: Entering): void {
  show(before.page === 'inside' ? { ...before, again: entering } : { page: 'signIn', ...entering })
}

/** Whether a step ended, so that the password is typed again. */
function isOver(trouble: Problem | 'away'): boolean {
  if (trouble === 'away') return false
  const { code, triesLeft } = trouble
  return code === 'password_needed' || code === 'pin_change_not_accepted' || (code === 'pin_not_accepted' && triesLeft === 0)
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
