import { useTranslation } from 'react-i18next'
import { SelectField } from '../../ui/field/select-field.tsx'
import { Switch } from '../../ui/field/switch.tsx'
import { RulesSection } from './rules-section.tsx'
import type { RulesForm } from './use-rules-form.ts'

/** Ages that are offered, in days; 0: none. */
const ages = [0, 30, 60, 90, 180, 365]

/** When the register asks for a new PIN before it opens (FRC-1). */
export function ChangeSection({ form: { draft, set } }: { form: RulesForm }) {
  const { t } = useTranslation('pinChange')
  const offered = [...new Set([...ages, draft.changeAfterDays])].sort((one, other) => one - other)
  const options = offered.map((days) => ({ value: String(days), label: days === 0 ? t('never') : t('days', { count: days }) }))
  return (
    <RulesSection title={t('title')} says={t('says')}>
      <Switch
        label={t('given')}
        hint={draft.changeGiven ? t('givenOn') : t('givenOff')}
        on={draft.changeGiven}
        onTurn={(on) => set({ changeGiven: on })}
      />
      <Switch
        label={t('shorter')}
        hint={draft.changeShorter ? t('shorterOn', { count: draft.minLength }) : t('shorterOff')}
        on={draft.changeShorter}
        onTurn={(on) => set({ changeShorter: on })}
      />
      <SelectField
        label={t('age')}
        hint={draft.changeAfterDays === 0 ? t('ageOff') : t('ageOn')}
        options={options}
        value={String(draft.changeAfterDays)}
        onChoose={(chosen) => set({ changeAfterDays: Number(chosen) })}
      />
    </RulesSection>
  )
}
