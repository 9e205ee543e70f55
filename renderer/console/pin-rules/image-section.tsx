import { useTranslation } from 'react-i18next'
import { securityImageRuleSchema } from '../../../contract/security-images.ts'
import { Choice } from '../../ui/field/choice.tsx'
import { RulesSection } from './rules-section.tsx'
import type { RulesForm } from './use-rules-form.ts'

/** Whether people choose a picture and words by which they know the screen (FRC-2, FRC-4). */
export function ImageSection({ form: { draft, set } }: { form: RulesForm }) {
  const { t } = useTranslation('pinChange')
  const options = securityImageRuleSchema.options.map((value) => ({ value, label: t(`image_${value}`), hint: t(`imageHint_${value}`) }))
  return (
    <RulesSection title={t('images')} says={t('imagesSays')}>
      <Choice
        legend={t('images')}
        name="securityImages"
        options={options}
        value={draft.securityImages}
        onChoose={(securityImages) => set({ securityImages })}
      />
    </RulesSection>
  )
}
