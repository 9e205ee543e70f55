import type { SubmitEvent } from 'react'
import type { PinRules } from '../../../contract/http/pin-rules.ts'
import { LeaveQuestion } from '../settings/leave-question.tsx'
import formStyles from '../settings/settings-form.module.css'
import { ChangeSection } from './change-section.tsx'
import { GuessStrip } from './guess-strip.tsx'
import { ImageSection } from './image-section.tsx'
import { LengthsSection } from './lengths-section.tsx'
import { ListSection } from './list-section.tsx'
import { MailSection } from './mail-section.tsx'
import { NeedSection } from './need-section.tsx'
import { RenewalNote } from './renewal-note.tsx'
import { SignRules } from './sign-rules.tsx'
import { useRulesForm } from './use-rules-form.ts'
import { WhoSection } from './who-section.tsx'

/** All PIN rules with one save, signed with the own password. */
export function PinRulesForm({ rules }: { rules: PinRules }) {
  const form = useRulesForm(rules)
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void form.save(new FormData(event.currentTarget))
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
        <SignRules form={form} rules={rules} />
      </form>
      <LeaveQuestion unsaved={form.changed} />
    </>
  )
}
