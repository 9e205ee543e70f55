import { CircleDashed, Clock, TimerOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../contract/http/users.ts'
import { StateWord } from '../parts/state-word.tsx'
import { useWhen } from '../parts/use-when.ts'
import styles from './invite-user.module.css'

/** Whether somebody is to have a password and has none yet. */
export function isAwaited({ loginMethod, password }: User): boolean {
  return loginMethod === 'password_and_pin' && password === 'none'
}

type State = 'open' | 'over' | 'none'

function stateOf({ invitedUntil }: User): State {
  if (invitedUntil === null) return 'none'
  return Date.parse(invitedUntil) > Date.now() ? 'open' : 'over'
}

const icons = { open: <Clock />, over: <TimerOff />, none: <CircleDashed /> }

/** How it stands with somebody's invitation, in a word. */
export function InvitationWord({ user }: { user: User }) {
  const { t } = useTranslation('invitation')
  const state = stateOf(user)
  return (
    <StateWord icon={icons[state]} tone={state === 'none' ? 'rests' : 'waits'}>
      {t(`state_${state}`)}
    </StateWord>
  )
}

/** The same with what follows. */
export function InvitationState({ user }: { user: User }) {
  const { t } = useTranslation('invitation')
  const { day } = useWhen()
  const state = stateOf(user)
  return (
    <p className={styles.state}>
      <InvitationWord user={user} />
      <small>{t(`more_${state}`, { day: user.invitedUntil === null ? '' : day(user.invitedUntil) })}</small>
    </p>
  )
}
