import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../contract/http/settings.ts'
import { Question } from '../parts/question.tsx'
import { LeaveQuestion } from './leave-question.tsx'
import { LookSection } from './look-section.tsx'
import { SaveBar } from './save-bar.tsx'
import styles from './settings-form.module.css'
import { ShopSection } from './shop-section.tsx'
import { ConsoleSection, RecordsSection, RegistersSection } from './times-sections.tsx'
import { useSettingsForm } from './use-settings-form.ts'

/** All settings with one save. What stops registers that work now is asked about first. */
export function SettingsForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings')
  const form = useSettingsForm(settings)
  const [asks, setAsks] = useState(false)
  const { start, draft, changed, busy, save } = form
  const stopsRegisters = start.browserDevicesAllowed && !draft.browserDevicesAllowed && start.browserDevices > 0
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (stopsRegisters) setAsks(true)
    else void save()
  }
  const onYes = () => {
    setAsks(false)
    void save()
  }
  return (
    <>
      <form className={styles.form} noValidate onSubmit={onSubmit}>
        <ShopSection form={form} />
        <LookSection form={form} />
        <RegistersSection form={form} />
        <ConsoleSection form={form} />
        <RecordsSection form={form} />
        <SaveBar form={form} />
      </form>
      {asks && (
        <Question danger title={t('forbidTitle')} yes={t('forbidYes')} busy={busy} onYes={onYes} onClose={() => setAsks(false)}>
          <p>
            <b>{t('browsersStop', { count: start.browserDevices })}</b>
          </p>
          <p>{t('forbidMore')}</p>
        </Question>
      )}
      <LeaveQuestion unsaved={changed.length > 0} />
    </>
  )
}
