import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ErrorCode } from '../../../contract/errors.ts'
import { Message } from '../../ui/slip/message.tsx'
import type { Failure } from '../api/send.ts'

interface FailureNoteProps {
  failure: Failure | null
  /** Refusals with words of their own; null: said elsewhere. */
  known?: Partial<Record<ErrorCode, string | null>>
}

/** Why a change was not made and what to do; what belongs to a field is said there. */
export function FailureNote({ failure, known = {} }: FailureNoteProps) {
  const says = useFailureWords(failure, known)
  return says === null ? null : <Message icon={<CircleAlert />} says={says} />
}

function useFailureWords(failure: Failure | null, known: Partial<Record<ErrorCode, string | null>>): string | null {
  const { t } = useTranslation('frame')
  if (failure === null) return null
  if (failure.kind === 'away') return t('notReached')
  const { code, retryAfterSeconds } = failure.problem
  const own = known[code]
  if (own !== undefined) return own
  switch (code) {
    case 'not_signed_in':
    case 'confirmation_not_accepted':
    case 'signing_pin_not_accepted':
    case 'signing_needs_password':
      return null
    case 'try_later':
      return t('waitPassword', { count: Math.max(1, Math.ceil((retryAfterSeconds ?? 0) / 60)) })
    case 'not_allowed':
      return t('notAllowed')
    case 'not_found':
      return t('gone')
    default:
      return t('notDone')
  }
}
