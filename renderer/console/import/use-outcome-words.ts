import { useTranslation } from 'react-i18next'
import type { Outcome } from './outcome-of.ts'
import { useProblemWords } from './use-problem-words.ts'

/** What became of a row in words, and why where there is more to say. */
export function useOutcomeWords() {
  const { t } = useTranslation('importRun')
  const problemWords = useProblemWords()
  return (outcome: Outcome): { says: string; why: string | null } => {
    const why = () => {
      if (outcome.kind === 'refused') return problemWords(outcome.why, { min: 0, max: 0 })
      return outcome.kind === 'added' && outcome.replaced ? t('pinReplaced') : null
    }
    return { says: t(`outcome_${outcome.kind}`), why: why() }
  }
}
