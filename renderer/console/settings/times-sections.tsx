import { useTranslation } from 'react-i18next'
import { Switch } from '../../ui/field/switch.tsx'
import { LengthField } from './length-field.tsx'
import { SettingsSection } from './settings-section.tsx'
import { useLengths } from './use-lengths.ts'
import type { SettingsFormState } from './use-settings-form.ts'

const idle = [30, 60, 120, 180, 300, 600, 900, 1_800, 3_600]
const hours = [0.25, 0.5, 1, 2, 4, 6, 8, 10, 12, 16, 24].map((hour) => hour * 3_600)
const days = [30, 90, 180, 365, 730, 1_095, 1_825, 2_555, 3_650]

/** When registers lock and sign out, and what may be one (TRM-1, TRM-8). */
export function RegistersSection({ form: { draft, start, set } }: { form: SettingsFormState }) {
  const { t } = useTranslation('settings')
  const { ofSeconds } = useLengths()
  const { idleSeconds, terminalSessionSeconds, browserDevicesAllowed } = draft
  const stops = start.browserDevicesAllowed && !browserDevicesAllowed && start.browserDevices > 0
  return (
    <SettingsSection title={t('registers')} says={t('registersSays')} setting="idleSeconds">
      <LengthField
        label={t('idle')}
        hint={t('idleHint', { time: ofSeconds(idleSeconds) })}
        values={idle}
        value={idleSeconds}
        says={ofSeconds}
        onChoose={(chosen) => set({ idleSeconds: chosen })}
      />
      <LengthField
        label={t('terminalAge')}
        hint={t('terminalAgeHint', { time: ofSeconds(terminalSessionSeconds) })}
        values={hours}
        value={terminalSessionSeconds}
        says={ofSeconds}
        onChoose={(chosen) => set({ terminalSessionSeconds: chosen })}
      />
      <Switch
        label={t('browsers')}
        hint={
          <>
            {browserDevicesAllowed ? t('browsersOn') : t('browsersOff')}{' '}
            {stops && <b>{t('browsersStop', { count: start.browserDevices })}</b>}
          </>
        }
        on={browserDevicesAllowed}
        onTurn={(on) => set({ browserDevicesAllowed: on })}
      />
    </SettingsSection>
  )
}

/** How long somebody stays signed in to the console. */
export function ConsoleSection({ form: { draft, set } }: { form: SettingsFormState }) {
  const { t } = useTranslation('settings')
  const { ofSeconds } = useLengths()
  return (
    <SettingsSection title={t('console')} says={t('consoleSays')} setting="consoleSessionSeconds">
      <LengthField
        label={t('consoleAge')}
        hint={t('consoleAgeHint', { time: ofSeconds(draft.consoleSessionSeconds) })}
        values={hours}
        value={draft.consoleSessionSeconds}
        says={ofSeconds}
        onChoose={(chosen) => set({ consoleSessionSeconds: chosen })}
      />
    </SettingsSection>
  )
}

/** How long is remembered what happened (LOG-3). */
export function RecordsSection({ form: { draft, set } }: { form: SettingsFormState }) {
  const { t } = useTranslation('settings')
  const { ofDays } = useLengths()
  return (
    <SettingsSection title={t('records')} says={t('recordsSays')} setting="recordsDays">
      <LengthField
        label={t('recordsKept')}
        hint={t('recordsKeptHint')}
        values={days}
        value={draft.recordsDays}
        says={ofDays}
        onChoose={(chosen) => set({ recordsDays: chosen })}
      />
      <LengthField
        label={t('sessionsKept')}
        hint={t('sessionsKeptHint')}
        values={days}
        value={draft.sessionsDays}
        says={ofDays}
        onChoose={(chosen) => set({ sessionsDays: chosen })}
      />
    </SettingsSection>
  )
}
