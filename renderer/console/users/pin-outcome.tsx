import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Message } from '../../ui/slip/message.tsx'
import { PinSlip } from './pin-slip.tsx'

interface PinOutcomeProps {
  name: string
  /** The digits where they were generated; how many those have, where a typed one has fewer (POL-2). */
  outcome: { pin: string | null; floor?: number | undefined }
}

/** A PIN was set: that it works, or the PIN itself this once. */
export function PinOutcome({ name, outcome: { pin, floor } }: PinOutcomeProps) {
  const { t } = useTranslation('setPin')
  if (pin !== null) return <PinSlip name={name} pin={pin} />
  const more = floor === undefined ? t('pinWorks') : t('pinShort', { count: floor })
  return <Message icon={<CircleCheck />} says={t('pinSaved', { name })} more={more} />
}
