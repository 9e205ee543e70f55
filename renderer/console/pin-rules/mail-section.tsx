import { MailX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../../ui/field/choice.tsx'
import { Switch } from '../../ui/field/switch.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { RulesSection } from './rules-section.tsx'
import styles from './pin-rules.module.css'
import type { RulesForm } from './use-rules-form.ts'

/** How a new PIN reaches its user: by mail or by hand (POL-7), with the digits in the mail or behind a link (MAIL-3). */
export function MailSection({ form: { draft, start, set } }: { form: RulesForm }) {
  const { t } = useTranslation('pinMail')
  const { newPinsByMail: on } = draft
  return (
    <RulesSection title={t('way')} says={t('waySays')}>
      <Switch
        label={t('newPinsByMail')}
        hint={on ? t('newPinsByMailOn') : t('newPinsByMailOff')}
        on={on}
        onTurn={(turned) => set({ newPinsByMail: turned })}
      />
      {on && !start.canMail && <Message icon={<MailX />} says={t('noMailServer')} more={t('noMailServerMore')} />}
      {on && start.canMail && start.withoutEmail > 0 && <p className={styles.note}>{t('withoutEmail', { count: start.withoutEmail })}</p>}
      <Choice
        legend={t('mailHolds')}
        name="mailHolds"
        options={(['digits', 'link'] as const).map((value) => ({ value, label: t(`holds_${value}`), hint: t(`holdsHint_${value}`) }))}
        value={draft.newPinsAsLink ? 'link' : 'digits'}
        onChoose={(value) => set({ newPinsAsLink: value === 'link' })}
      />
    </RulesSection>
  )
}
