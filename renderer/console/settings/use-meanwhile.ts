import { useTranslation } from 'react-i18next'
import type { SettingName } from '../../../contract/settings-rules.ts'
import { languageNames } from '../../ui/words/language-names.ts'
import { differing, type Draft } from './draft.ts'
import { useLengths } from './use-lengths.ts'
import type { Meanwhile } from './use-settings-form.ts'

/** What somebody else changed, one sentence for each setting. */
export function useMeanwhile(meanwhile: Meanwhile | null): string[] {
  const { t } = useTranslation('settings')
  const says = useSettingValue()
  if (meanwhile === null) return []
  const { before, after } = meanwhile
  return differing(before, after).map((name) =>
    name === 'logo'
      ? t('differentLogo')
      : t('difference', { field: t(labels[name]), before: says(name, before), after: says(name, after) }),
  )
}

const labels = {
  name: 'name',
  languages: 'languages',
  shopColour: 'colour',
  idleSeconds: 'idle',
  terminalSessionSeconds: 'terminalAge',
  browserDevicesAllowed: 'browsers',
  consoleSessionSeconds: 'consoleAge',
  recordsDays: 'recordsKept',
  sessionsDays: 'sessionsKept',
} as const satisfies Record<Exclude<SettingName, 'logo'>, string>

/** A setting's value in words. */
function useSettingValue() {
  const { t } = useTranslation('settings')
  const { ofSeconds, ofDays } = useLengths()
  return (name: Exclude<SettingName, 'logo'>, draft: Draft): string => {
    if (name === 'languages') return draft.languages.map((language) => languageNames[language]).join(', ')
    if (name === 'shopColour') return draft.shopColour ?? t('tillpassColour')
    if (name === 'browserDevicesAllowed') return draft.browserDevicesAllowed ? t('allowed') : t('forbidden')
    if (name === 'name') return draft.name
    return name === 'recordsDays' || name === 'sessionsDays' ? ofDays(draft[name]) : ofSeconds(draft[name])
  }
}
