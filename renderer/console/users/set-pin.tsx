import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../contract/http/users.ts'
import { Button } from '../../ui/button/button.tsx'
import { FailureNote } from '../parts/failure-note.tsx'
import { PinPair } from '../parts/pin-pair.tsx'
import { RulesInWords } from '../parts/rules-in-words.tsx'
import { SignChange } from '../parts/sign-change.tsx'
import { usePinRules } from '../pin-rules/use-pin-rules.ts'
import { useSession } from '../use-session.ts'
import { PinHow } from './pin-how.tsx'
import { PinOffers } from './pin-offers.tsx'
import { PinOutcome } from './pin-outcome.tsx'
import { useSetPin } from './use-set-pin.ts'
import styles from './user-form.module.css'

/** Sets somebody's PIN: typed twice, or generated and shown once; signed with the own password or PIN (USR-3, SIGN-1). */
export function SetPin({ user }: { user: User }) {
  const { t } = useTranslation(['setPin', 'ownPin', 'frame'])
  const { user: me } = useSession()
  const [chosen, setHow] = useState<'typed' | 'generated'>('typed')
  const rules = usePinRules().data
  // Three to choose from would show the PIN to somebody else than its user (POL-7).
  const mails = rules?.newPinsByMail === true && rules.canMail && user.email !== null && user.id !== me.id
  const how = rules?.generatedOnly ? (mails ? 'generated' : 'offered') : chosen
  const { busy, failure, problem, missing, outcome, set, again } = useSetPin(user.id)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void set(how, new FormData(event.currentTarget))
  }
  if (outcome !== null) {
    return (
      <div className={styles.form}>
        <PinOutcome name={user.displayName} outcome={outcome} email={user.email} />
        <Button onClick={again}>{t('pinAgain')}</Button>
      </div>
    )
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <p className={styles.note}>{user.pin === 'set' ? t('pinReplaces') : t('pinFirst')}</p>
      {how === 'offered' ? (
        <PinOffers userId={user.id} />
      ) : (
        <PinHow how={how} mails={mails} generatedOnly={rules?.generatedOnly === true} onChoose={setHow} />
      )}
      {how === 'typed' && <PinPair problem={problem} />}
      {how === 'typed' && rules && <RulesInWords rules={rules} />}
      <SignChange failure={failure} missing={missing} />
      <FailureNote
        failure={failure}
        known={{
          pin_too_simple: null,
          pin_wrong_length: null,
          pin_not_usable: null,
          pin_unchanged: t('ownPin:same'),
          pin_space_full: t('spaceFull'),
          pin_change_off: t('ownPin:offNow'),
          pin_not_offered: t('offerGone'),
          pins_generated_only: t('generatedOnlyNow'),
          try_later: t('pinWait'),
        }}
      />
      <div className={styles.acts}>
        <Button go type="submit" disabled={busy}>
          {busy ? t('frame:saving') : t('pinSave')}
        </Button>
      </div>
    </form>
  )
}
