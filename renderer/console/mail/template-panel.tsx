import { CircleCheck, RotateCcw } from 'lucide-react'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { MailTemplate } from '../../../contract/http/mail.ts'
import { variablesOf } from '../../../contract/mail-kinds.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { TextArea } from '../../ui/field/text-area.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { languageNames } from '../../ui/words/language-names.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { Panel } from '../parts/panel.tsx'
import styles from './mail.module.css'
import { TemplatePreview } from './template-preview.tsx'
import { useTemplate } from './use-template.ts'

/** The words of one mail in one language, with a preview; back to ours with one button (MAIL-1). */
export function TemplatePanel({ template, onClose }: { template: MailTemplate; onClose: () => void }) {
  const { t } = useTranslation(['mail', 'frame'])
  const { kind, language } = template
  const { draft, set, own, start, problemOf, busy, failure, saved, save, revert } = useTemplate(template)
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void save()
  }
  return (
    <Panel title={t(`kind_${kind}`)} says={languageNames[language]} onClose={onClose}>
      <form key={start} className={styles.form} noValidate onSubmit={onSubmit}>
        <Field
          label={t('subject')}
          lang={language}
          defaultValue={draft.subject}
          problem={problemOf('subject')}
          maxLength={400}
          onChange={(event) => set({ subject: event.target.value })}
        />
        <TextArea
          label={t('text')}
          lang={language}
          defaultValue={draft.body}
          problem={problemOf('body')}
          rows={12}
          onChange={(event) => set({ body: event.target.value })}
        />
        <dl className={styles.places}>
          {variablesOf(kind).map((name) => (
            <div key={name}>
              <dt>{`{{${name}}}`}</dt>
              <dd>{t(`place_${name}`)}</dd>
            </div>
          ))}
        </dl>
        <FailureNote failure={failure} known={{ invalid_request: t('notTaken'), changed_meanwhile: t('changedMeanwhile') }} />
        {saved && <Message icon={<CircleCheck />} says={t('saved')} />}
        <div className={styles.acts}>
          <Button go type="submit" disabled={busy}>
            {busy ? t('frame:saving') : t('save')}
          </Button>
          {own && (
            <Button disabled={busy} onClick={() => void revert()}>
              <RotateCcw />
              {t('revert')}
            </Button>
          )}
        </div>
      </form>
      <TemplatePreview kind={kind} language={language} {...draft} />
    </Panel>
  )
}
