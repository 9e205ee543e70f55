import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { FailureNote } from '../parts/failure-note.tsx'
import { OwnPassword } from '../parts/own-password.tsx'
import styles from './sign-rules.module.css'
import type { RulesForm } from './use-rules-form.ts'

/** What is not saved yet, in sight however far the page is scrolled, with the signature that saves it; then that it is saved. */
export function SignRules({ form }: { form: RulesForm }) {
  const { t } = useTranslation('pinRules')
  const { changed, saved } = form
  if (!changed && !saved) return null
  return <div className={styles.bar}>{saved ? <Message icon={<CircleCheck />} says={t('saved')} /> : <Sign form={form} />}</div>
}

function Sign({ form: { problems, busy, failure, missing, discard } }: { form: RulesForm }) {
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
      {(hinders !== null || failure !== null) && (
        <div className={styles.says}>
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
