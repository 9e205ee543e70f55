import { LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PinRules } from '../../../contract/http/pin-rules.ts'
import { roleSchema, type Role } from '../../../contract/roles.ts'
import { Message } from '../../ui/slip/message.tsx'
import { needRuleOf, type RulesDraft } from './rules-draft.ts'

/** Roles that a draft asks for both, and the rules do not yet. */
function stricter(draft: RulesDraft, rules: PinRules): Role[] {
  return roleSchema.options.filter((role) => draft[needRuleOf[role]] === 'second_step' && rules[needRuleOf[role]] !== 'second_step')
}

export function asksForBoth(draft: RulesDraft, rules: PinRules): boolean {
  return stricter(draft, rules).length > 0
}

/** Before saving: how many people the rule signs out, since a PIN or a password alone opened what they have open (POL-8). */
export function AgainNote({ draft, rules }: { draft: RulesDraft; rules: PinRules }) {
  const { t } = useTranslation('pinNeeds')
  const count = stricter(draft, rules).reduce((sum, role) => sum + rules.roles[role].signedIn, 0)
  if (!asksForBoth(draft, rules)) return null
  return <Message icon={<LogOut />} says={t(count === 0 ? 'againNobody' : 'again', { count })} more={t('againMore')} />
}
