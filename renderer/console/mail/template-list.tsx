import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languageSchema } from '../../../contract/language.ts'
import type { MailKind } from '../../../contract/mail-kinds.ts'
import { languageNames } from '../../ui/words/language-names.ts'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { useLanguage } from '../parts/use-language.ts'
import styles from './mail.module.css'
import { TemplatePanel } from './template-panel.tsx'
import { useMailTemplates } from './use-mail.ts'

/** What each mail says, in one language at a time. */
export function TemplateList() {
  const { t } = useTranslation('mail')
  const [language, setLanguage] = useState<Language>(useLanguage())
  const [open, setOpen] = useState<MailKind | null>(null)
  const { data: templates, error, refetch } = useMailTemplates()
  const shown = templates?.filter((template) => template.language === language)
  const edited = shown?.find(({ kind }) => kind === open)
  const tabs = languageSchema.options.map((name) => ({ name, label: languageNames[name] }))
  return (
    <section className={styles.section} aria-labelledby="mail-templates">
      <h2 id="mail-templates">{t('templates')}</h2>
      <Tabs tabs={tabs} chosen={language} onChoose={setLanguage} />
      {!shown && (error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows rows={5} />)}
      <ul className={styles.rows}>
        {shown?.map(({ kind, subject, own }) => (
          <li key={kind}>
            <button type="button" className={styles.template} onClick={() => setOpen(kind)}>
              <b>{t(`kind_${kind}`)}</b>
              <small lang={language}>{subject}</small>
              <span>{own ? t('own') : t('ours')}</span>
            </button>
          </li>
        ))}
      </ul>
      {edited && <TemplatePanel template={edited} onClose={() => setOpen(null)} />}
    </section>
  )
}
