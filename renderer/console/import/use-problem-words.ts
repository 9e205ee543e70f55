import { useTranslation } from 'react-i18next'
import type { CellProblem } from './check-rows.ts'

/** What is wrong with a cell, and what becomes of it. */
export function useProblemWords() {
  const { t } = useTranslation('import')
  return (problem: CellProblem, { min, max }: { min: number; max: number }) => {
    const digits = min === max ? t('digits', { count: min }) : t('digitsBetween', { min, max })
    return t(`problem_${problem}`, { digits })
  }
}
