import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../contract/language.ts'
import type { MailKind, MailVariable } from '../../../contract/mail-kinds.ts'
import { fillIn } from '../../../contract/mail-template-rules.ts'
import { Tabs } from '../parts/tabs.tsx'
import { useSession } from '../use-session.ts'
import styles from './mail.module.css'

interface TemplatePreviewProps {
  kind: MailKind
  language: Language
  subject: string
  body: string
}

/** The mail as its reader sees it, with made-up values and oneself as the reader. */
export function TemplatePreview({ kind, language, subject, body }: TemplatePreviewProps) {
  const { t } = useTranslation('mail')
  const { user, organisation } = useSession()
  const [look, setLook] = useState<(typeof looks)[number]>('designed')
  const values: Record<MailVariable, string> = {
    name: user.displayName,
    organisation: organisation.name,
    username: 'ada',
    pin: '48213',
    code: 'K7QM-2X9T',
    link: `${location.origin}/console/#/…`,
  }
  const tabs = looks.map((name) => ({ name, label: t(`look_${name}`) }))
  const blocks = body.split(/\n[ \t]*\n+/).map((block) => block.trim())
  return (
    <section className={styles.preview} aria-label={t('preview')} lang={language}>
      <h3>{t('preview')}</h3>
      <Tabs tabs={tabs} chosen={look} onChoose={setLook} />
      <p className={styles.subject}>{fillIn(subject, values)}</p>
      {look === 'plain' && <pre className={styles.plain}>{`${fillIn(body, values)}\n\n-- \n${organisation.name}`}</pre>}
      <div className={styles.sheet} hidden={look === 'plain'}>
        <p className={styles.shop}>{organisation.name}</p>
        {blocks.map((block, at) => (
          <p key={at} className={classOf(block)}>
            {isLink(block) && hasButton(kind) ? t(`button_${kind}`, { lng: language }) : fillIn(block, values)}
          </p>
        ))}
      </div>
    </section>
  )
}

/** Each mail goes out as both. */
const looks = ['designed', 'plain'] as const

const withButton = ['new_pin_link', 'invitation', 'password_reset', 'verify_email'] as const satisfies MailKind[]

function hasButton(kind: MailKind): kind is (typeof withButton)[number] {
  return withButton.some((name) => name === kind)
}

const isLink = (block: string) => /^\{\{\s*link\s*\}\}$/.test(block)

/** A link alone becomes a button, a PIN or code alone is set large, as in the mail. */
function classOf(block: string): string | undefined {
  if (isLink(block)) return styles.button
  return /^\{\{\s*(pin|code)\s*\}\}$/.test(block) ? styles.large : undefined
}
