import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PinRules } from '../../../contract/http/pin-rules.ts'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { FailureNote } from '../parts/failure-note.tsx'
import { OwnPassword } from '../parts/own-password.tsx'
import { AgainNote, asksForBoth } from './again-note.tsx'
import styles from './sign-rules.module.css'
import type { RulesForm } from './use-rules-form.ts'

/** What is not saved yet, in sight however far the page is scrolled, with the signature that saves it; then that it is saved. */
export function SignRules({ form, rules }: { form: RulesForm; rules: PinRules }) {
  const { t } = useTranslation('pinRules')
  const { changed, saved } = form
  if (!changed && !saved) return null
  return (
    <div className={styles.bar}>{saved ? <Message icon={<CircleCheck />} says={t('saved')} /> : <Sign form={form} rules={rules} />}</div>
  )
}

function Sign({ form: { draft, problems, busy, failure, missing, discard }, rules }: { form: RulesForm; rules: PinRules }) {
  const { t } = useTranslation(['pinRules', 'frame', 'pinRenewal', 'pinNeeds'])
  const known = {
    changed_meanwhile: t('changedMeanwhile'),
    conflict: t('pinNeeds:pinOnly'),
    pin_space_full: t('pinRenewal:spaceFull'),
    pin_renewal_under_way: t('pinRenewal:underWay'),
  }
  const hinders = problems.some((problem) => problem !== 'notAnswered') ? 'problems' : problems.length > 0 ? 'notAnswered' : null
  return (
    <>
      {(hinders !== null || failure !== null || asksForBoth(draft, rules)) && (
        <div className={styles.says}>
          <AgainNote draft={draft} rules={rules} />
          {hinders !== null && <Message icon={<CircleAlert />} says={t(hinders)} />}
          <FailureNote failure={failure} known={known} />
        </div>
      )}
      <div className={styles.password}>
        <OwnPassword failure={failure} missing={missing} />
      </div>
      <div className={styles.acts}>
        <Button disabled={busy} onClick={discard}>
          {t('frame:discardYes')}
        </Button>
        <Button go type="submit" disabled={busy || hinders !== null}>
          {busy ? t('frame:saving') : t('save')}
        </Button>
      </div>
    </>
  )
}
