import { Dices } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Strip } from '../parts/strip.tsx'
import { usePercent } from '../parts/use-percent.ts'
import { adviceOn } from './rules-draft.ts'
import type { RulesForm } from './use-rules-form.ts'

/** The chance that a guess hits somebody, as the rules stand in the form (ACT-3). */
export function GuessStrip({ form: { draft, start } }: { form: RulesForm }) {
  const { t, i18n } = useTranslation('pinRules')
  const percent = usePercent()
  const { perGuess, risk, recommendedLength, length } = adviceOn(draft, start)
  const oneIn = Math.round(1 / Math.max(perGuess, Number.EPSILON)).toLocaleString(i18n.language)
  const advice = length >= recommendedLength ? t('longEnough') : t('advised', { count: recommendedLength })
  return (
    <Strip
      icon={<Dices />}
      title={start.people === 0 ? t('nobodyYet') : t('oneGuess', { oneIn })}
      says={`${t('inAMonth', { risk: percent(risk), count: length })} ${advice}`}
    />
  )
}
