import { useTranslation } from 'react-i18next'
import { Choice } from '../../ui/field/choice.tsx'

interface PinHowProps {
  how: 'typed' | 'generated'
  /** A generated PIN goes to its user by mail, and is not shown here (POL-7). */
  mails: boolean
  generatedOnly: boolean
  onChoose: (how: 'typed' | 'generated') => void
}

/** How somebody's new PIN comes about. */
export function PinHow({ how, mails, generatedOnly, onChoose }: PinHowProps) {
  const { t } = useTranslation('setPin')
  if (generatedOnly) return <p>{t('pinHint_mailed')}</p>
  const hintOf = (value: typeof how) => t(`pinHint_${value === 'generated' && mails ? 'mailed' : value}`)
  return (
    <Choice
      legend={t('pinHow')}
      name="how"
      options={(['typed', 'generated'] as const).map((value) => ({ value, label: t(`pin_${value}`), hint: hintOf(value) }))}
      value={how}
      onChoose={onChoose}
    />
  )
}
