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
      if (outcome.kind !== 'added') return null
      const { pin, pinFrom, pinMail, replaced, invited } = outcome
      const told = [
        replaced && t('pinReplaced'),
        pinMail === 'mailed' && t('pinMailed'),
        pinMail === 'no_address' && t(pinFrom === null ? 'pinPassedOver' : 'pinNoAddress'),
        pinMail === 'no_mail_server' && pin !== null && t('pinNoServer'),
        pinMail === 'password_by_mail' && pin !== null && t('pinPasswordByMail'),
        invited && t('invited'),
      ].filter((words) => words !== false)
      return told.length === 0 ? null : told.join(' ')
    }
    return { says: t(`outcome_${outcome.kind}`), why: why() }
  }
}
