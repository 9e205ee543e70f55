import { useTranslation } from 'react-i18next'
import type { OwnPin } from '../../../contract/http/own-pin.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { PasswordField } from '../../ui/field/password-field.tsx'
import { useMe } from '../account/use-me.ts'
import type { Failure } from '../api/send.ts'
import { KnownBy } from '../parts/known-by.tsx'
import styles from './own-pin.module.css'
import type { OwnPinProblems, OwnPinWay } from './read-own-pin-form.ts'

interface ProofFieldsProps {
  way: OwnPinWay
  own: OwnPin
  failure: Failure | null
  problems: OwnPinProblems
  onForgot: () => void
}

/** That it is one's own PIN to set: the current one, or who forgot it signs in again, as does who signed in a while ago. */
export function ProofFields(fields: ProofFieldsProps) {
  if (fields.way === 'change') return <CurrentPin {...fields} />
  return fields.way === 'recover' || fields.own.signInAgain ? <SignInAgain {...fields} /> : null
}

function CurrentPin({ own, failure, problems, onForgot }: ProofFieldsProps) {
  const { t } = useTranslation(['ownPin', 'setPin'])
  const refused = failure?.kind === 'refused' && failure.problem.code === 'current_pin_not_accepted'
  const left = refused ? (failure.problem.triesLeft ?? 0) : own.currentTriesLeft
  const wrong = refused ? t(left === 0 ? 'currentLast' : 'currentWrong', { count: left }) : undefined
  const typed = problems.proof && t(problems.proof === 'missing' ? 'needCurrent' : 'setPin:pinProblem_digits')
  const me = useMe().data
  return (
    <div className={styles.proof}>
      {me && <KnownBy me={me} />}
      <Field
        name="currentPin"
        label={t('currentPin')}
        problem={typed ?? wrong ?? (left === 0 ? t('passwordNeeded') : undefined)}
        autoFocus
        type="password"
        inputMode="numeric"
        // No password: the browser neither offers to keep it nor fills one in.
        autoComplete="one-time-code"
        maxLength={16}
      />
      <Button onClick={onForgot}>{t('forgot')}</Button>
    </div>
  )
}

function SignInAgain({ way, failure, problems }: ProofFieldsProps) {
  const { t } = useTranslation(['ownPin', 'frame'])
  const username = useMe().data?.username ?? ''
  const wrong = failure?.kind === 'refused' && failure.problem.code === 'confirmation_not_accepted'
  return (
    <section className={styles.part}>
      <h2>{t('signInAgain')}</h2>
      <p className={styles.note}>{t(way === 'create' ? 'signInLongAgo' : 'signInAgainSays')}</p>
      <Field label={t('username')} name="username" readOnly autoComplete="username" value={username} />
      <PasswordField
        name="password"
        label={t('password')}
        autoFocus={way === 'recover'}
        problem={problems.proof ? t('frame:needPassword') : wrong ? t('frame:passwordNoMatch') : undefined}
        autoComplete="current-password"
        maxLength={256}
        words={{ show: t('frame:show'), hide: t('frame:hide') }}
      />
    </section>
  )
}
