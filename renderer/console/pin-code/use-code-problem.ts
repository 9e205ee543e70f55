import { useTranslation } from 'react-i18next'
import type { Failure } from '../api/send.ts'

/** What is wrong with a code, and what is left; null where nothing is. */
export function useCodeProblem(failure: Failure | null): string | null {
  const { t } = useTranslation('pinCode')
  if (failure?.kind !== 'refused' || failure.problem.code !== 'code_not_accepted') return null
  const { triesLeft = 0 } = failure.problem
  return triesLeft === 0 ? t('codeOver') : t('codeWrong', { count: triesLeft })
}
