import { useTranslation } from 'react-i18next'
import type { DeviceTries } from '../../../../contract/http/devices.ts'
import { useNow } from '../../app/use-now.ts'
import { momentOf, percentOf } from '../../words/format.ts'
import { useLanguage } from '../../words/use-format.ts'

/** Tries that fit on a slip. */
const shown = 6

/** The tries of this device as facts: how many, when, and the chance that guessing them would have hit anybody. */
export function useLiftFacts(tries: DeviceTries): { term: string; value: string }[] {
  const { t } = useTranslation('lift')
  const language = useLanguage()
  const now = useNow(60_000)
  const latest = tries.recentTries.slice(0, shown).map((at) => momentOf(language, Date.parse(at), now))
  return [
    { term: t('today'), value: t('todayOf', { count: tries.wrongToday, budget: tries.dayBudget }) },
    { term: t('month'), value: String(tries.wrongThisMonth) },
    { term: t('latest'), value: latest.length === 0 ? t('none') : latest.join(', ') },
    { term: t('chance'), value: percentOf(language, tries.chanceOfHit) },
  ]
}
