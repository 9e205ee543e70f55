import { CircleCheck, MailCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { NewPinTold } from '../../../contract/mail-kinds.ts'
import { Message } from '../../ui/slip/message.tsx'
import { PinSlip } from './pin-slip.tsx'

interface PinOutcomeProps {
  name: string
  /** The digits where they were generated; how many those have, where a typed one has fewer (POL-2). */
  outcome: { pin: string | null; floor?: number | undefined; mail?: NewPinTold | undefined }
  /** Where it was mailed to. */
  email: string | null
}

/** A PIN was set: that it works, that it went to its user by mail (POL-7), or the PIN itself this once. */
export function PinOutcome({ name, outcome: { pin, floor, mail }, email }: PinOutcomeProps) {
  const { t } = useTranslation('setPin')
  if (mail === 'mailed')
    return <Message icon={<MailCheck />} says={t('pinMailed', { name, email: email ?? '' })} more={t('pinMailedMore')} />
  const whyShown = mail && <p>{t(`pinNotMailed_${mail}`)}</p>
  if (pin !== null) {
    return (
      <>
        {whyShown}
        <PinSlip name={name} pin={pin} />
      </>
    )
  }
  const more = floor === undefined ? t('pinWorks') : t('pinShort', { count: floor })
  return <Message icon={<CircleCheck />} says={t('pinSaved', { name })} more={more} />
}
