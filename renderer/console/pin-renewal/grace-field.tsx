import { useTranslation } from 'react-i18next'
import { SelectField } from '../../ui/field/select-field.tsx'

const choices = ['0', '1', '3', '7', '14', '30']

/** For how many days old PINs work beside the new ones. */
export function GraceField({ days, onChoose }: { days: number; onChoose: (days: number) => void }) {
  const { t } = useTranslation('pinRenewal')
  const options = choices.map((value) => ({ value, label: value === '0' ? t('graceNone') : t('graceDays', { count: Number(value) }) }))
  return (
    <SelectField
      label={t('grace')}
      hint={days === 0 ? t('graceNoneMore') : t('graceMore', { count: days })}
      options={options}
      value={String(days)}
      onChoose={(value) => onChoose(Number(value))}
    />
  )
}
