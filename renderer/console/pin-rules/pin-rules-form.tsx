import { CircleAlert, CircleCheck } from 'lucide-react'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { PinRules } from '../../../contract/http/pin-rules.ts'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { FailureNote } from '../parts/failure-note.tsx'
import { OwnPassword } from '../parts/own-password.tsx'
import { LeaveQuestion } from '../settings/leave-question.tsx'
import formStyles from '../settings/settings-form.module.css'
import { ChangeSection } from './change-section.tsx'
import { GuessStrip } from './guess-strip.tsx'
import { ImageSection } from './image-section.tsx'
import { LengthsSection } from './lengths-section.tsx'
import { ListSection } from './list-section.tsx'
import { MailSection } from './mail-section.tsx'
import styles from './pin-rules.module.css'
import { NeedSection } from './need-section.tsx'
import { RenewChoice } from './renew-choice.tsx'
import { RenewalNote } from './renewal-note.tsx'
import { useRulesForm } from './use-rules-form.ts'
import { WhoSection } from './who-section.tsx'

/** All PIN rules with one save, signed with the own password. */
export function PinRulesForm({ rules }: { rules: PinRules }) {
  const { t } = useTranslation(['pinRules', 'frame', 'pinRenewal', 'pinNeeds'])
  const form = useRulesForm(rules)
  const { changed, problems, busy, failure, missing, saved, save, discard } = form
  const known = {
    changed_meanwhile: t('changedMeanwhile'),
    conflict: t('pinNeeds:pinOnly'),
    pin_space_full: t('pinRenewal:spaceFull'),
    pin_renewal_under_way: t('pinRenewal:underWay'),
  }
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void save(new FormData(event.currentTarget))
  }
  return (
    <>
      <GuessStrip form={form} />
      <RenewalNote />
      <form className={formStyles.form} noValidate onSubmit={onSubmit}>
        <LengthsSection form={form} />
        <WhoSection form={form} />
        <NeedSection form={form} rules={rules} />
        <MailSection form={form} />
        <ChangeSection form={form} />
        <ImageSection form={form} />
        <ListSection form={form} />
        {saved && <Message icon={<CircleCheck />} says={t('saved')} />}
        {changed && (
          <div className={styles.sign}>
            {form.raised && <RenewChoice form={form} />}
            {problems.some((problem) => problem !== 'notAnswered') && <Message icon={<CircleAlert />} says={t('problems')} />}
            <FailureNote failure={failure} known={known} />
            <OwnPassword failure={failure} missing={missing} />
            <div className={styles.acts}>
              <Button disabled={busy} onClick={discard}>
                {t('frame:discardYes')}
              </Button>
              <Button go type="submit" disabled={busy || problems.length > 0}>
                {busy ? t('frame:saving') : t('save')}
              </Button>
            </div>
          </div>
        )}
      </form>
      <LeaveQuestion unsaved={changed} />
    </>
  )
}
