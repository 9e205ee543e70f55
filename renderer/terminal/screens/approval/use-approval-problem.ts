import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../../../contract/terminal-state.ts'

/** Why the server did not approve, in words that name the next step; undefined where it did not refuse. */
export function useApprovalProblem(refusal: Refusal | null): string | undefined {
  const { t } = useTranslation('approval')
  switch (refusal?.code) {
    case undefined:
      return undefined
    case 'invalid_request':
      return t('nameRule')
    case 'pin_login_inactive':
    case 'browser_devices_forbidden':
    case 'not_allowed':
    case 'not_found':
    case 'conflict':
      return t(`refused_${refusal.code}`)
    default:
      return t('refused_else')
  }
}
