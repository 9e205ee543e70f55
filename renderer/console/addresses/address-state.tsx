import { CircleCheck, CircleDashed, MailQuestionMark, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { EmailState } from '../../../contract/email-state.ts'
import { StateWord } from '../parts/state-word.tsx'
import styles from './address.module.css'

const icons = { verified: <CircleCheck />, unverified: <MailQuestionMark />, shared: <Users />, none: <CircleDashed /> }
const tones = { verified: 'works', unverified: 'waits', shared: 'waits', none: 'rests' } as const

/** How it stands with an address, in a word. */
export function AddressWord({ state }: { state: EmailState }) {
  const { t } = useTranslation('addresses')
  return (
    <StateWord icon={icons[state]} tone={tones[state]}>
      {t(`state_${state}`)}
    </StateWord>
  )
}

/** The same with what follows (SELF-7). */
export function AddressState({ state }: { state: EmailState }) {
  const { t } = useTranslation('addresses')
  return (
    <p className={styles.state}>
      <AddressWord state={state} />
      <small>{t(`more_${state}`)}</small>
    </p>
  )
}
