import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { generatedFloor, pinLengthLimits } from '../../../contract/pin-rules.ts'
import { SelectField } from '../../ui/field/select-field.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { RenewChoice } from './renew-choice.tsx'
import { RulesSection } from './rules-section.tsx'
import styles from './pin-rules.module.css'
import type { RulesForm } from './use-rules-form.ts'

const lengths = Array.from({ length: pinLengthLimits.max - pinLengthLimits.min + 1 }, (_, at) => String(pinLengthLimits.min + at))

/** How many digits PINs have, and what the number of users makes of that (POL-1, POL-2); what a longer minimum asks stands beside its cause (POL-4). */
export function LengthsSection({ form }: { form: RulesForm }) {
  const { draft, start, problems, set } = form
  const { t, i18n } = useTranslation('pinRules')
  const options = lengths.map((value) => ({ value, label: t('digits', { count: Number(value) }) }))
  const floor = generatedFloor(start.users)
  const generated = Math.max(draft.minLength, floor)
  const users = start.users.toLocaleString(i18n.language)
  const wrong = problems.find((problem) => problem === 'longestBelowShortest' || problem === 'longestBelowFloor')
  return (
    <RulesSection title={t('lengths')} says={t('lengthsSays')}>
      <div className={styles.pair}>
        <SelectField
          label={t('shortest')}
          options={options}
          value={String(draft.minLength)}
          onChoose={(chosen) => set({ minLength: Number(chosen), maxLength: Math.max(Number(chosen), draft.maxLength) })}
        />
        <SelectField
          label={t('longest')}
          problem={wrong && t(wrong, { count: floor })}
          options={options}
          value={String(draft.maxLength)}
          onChoose={(chosen) => set({ maxLength: Number(chosen) })}
        />
      </div>
      <p className={styles.note}>{t('generatedHere', { users, count: generated })}</p>
      {draft.minLength < floor && !draft.generatedOnly && (
        <Message icon={<TriangleAlert />} says={t('typedShorter', { count: draft.minLength })} />
      )}
      {form.raised && <RenewChoice form={form} />}
      {start.shorterPins > 0 && <p className={styles.note}>{t('olderPins', { count: start.shorterPins })}</p>}
    </RulesSection>
  )
}
