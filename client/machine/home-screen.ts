import { leadRoles } from '../../contract/roles.ts'
import type { ScreenOf } from '../../contract/terminal-state.ts'
import { isApproved, takesPins } from './login-screen.ts'
import type { HeldSession, Machine } from './machine.ts'

/** Home of the person who is in. */
export function homeScreen(machine: Machine, session: HeldSession, busy = false): ScreenOf<'home'> {
  return {
    kind: 'home',
    user: session.user,
    method: session.method,
    startedAt: session.startedAt,
    resumed: session.resumed,
    pinIsNew: session.pinIsNew,
    pinLogin: pinLoginOf(machine, session),
    mayManage: leadRoles.includes(session.user.role) && isApproved(machine.terminal),
    busy,
  }
}

/** What Settings > Log in with PIN code says here (DEV-2). */
function pinLoginOf(machine: Machine, session: HeldSession): ScreenOf<'home'>['pinLogin'] {
  if (takesPins(machine)) return 'on_here'
  if (session.approval === 'offer') return 'may_approve'
  return session.approval === 'before_activation' ? 'before_activation' : 'not_allowed'
}
