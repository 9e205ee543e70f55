import { useTranslation } from 'react-i18next'
import type { PinRules } from '../../../contract/http/pin-rules.ts'
import { type PinNeed, pinNeedSchema } from '../../../contract/pin-needs.ts'
import { roleSchema, type Role } from '../../../contract/roles.ts'
import { SelectField } from '../../ui/field/select-field.tsx'
import { needRuleOf } from './rules-draft.ts'
import { RulesSection } from './rules-section.tsx'
import type { RulesForm } from './use-rules-form.ts'

/** Who needs a PIN, and for what (POL-8); what follows for those who have none is said in numbers. */
export function NeedSection({ form: { draft, set }, rules }: { form: RulesForm; rules: PinRules }) {
  const { t } = useTranslation('pinNeeds')
  const consequence = useConsequence()
  const options = pinNeedSchema.options.map((value) => ({ value, label: t(`need_${value}`) }))
  return (
    <RulesSection title={t('title')} says={t('says')}>
      {roleSchema.options.map((role) => (
        <SelectField
          key={role}
          label={t(`role_${role}`)}
          hint={consequence(role, { need: draft[needRuleOf[role]], before: rules[needRuleOf[role]] }, rules.roles[role])}
          options={options}
          value={draft[needRuleOf[role]]}
          onChoose={(chosen) => set({ [needRuleOf[role]]: pinNeedSchema.parse(chosen) })}
        />
      ))}
    </RulesSection>
  )
}

/** What a choice means for the people of a role. */
function useConsequence(): (role: Role, rule: { need: PinNeed; before: PinNeed }, counts: PinRules['roles'][Role]) => string {
  const { t } = useTranslation('pinNeeds')
  return (role, { need, before }, { withoutPin, pinOnly, signedIn }) => {
    if (need === 'optional') return t('optionalSays')
    if (need === 'second_step' && pinOnly > 0) return t(`pinOnly_${role}`, { count: pinOnly })
    const lacking = withoutPin === 0 ? t('allHave') : t(`lack_${role}`, { count: withoutPin })
    const again = need === 'second_step' && before !== need && signedIn > 0 ? ` ${t('again', { count: signedIn })}` : ''
    return `${t(need === 'required' ? 'requiredSays' : 'secondSays')} ${lacking}${again}`
  }
}
