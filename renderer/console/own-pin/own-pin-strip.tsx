import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnPin } from '../../../contract/http/own-pin.ts'
import { Strip } from '../parts/strip.tsx'
import { useWhen } from '../parts/use-when.ts'

/** Whether there is a PIN, how long it is and since when. */
export function OwnPinStrip({ own: { pin }, children }: { own: OwnPin; children: ReactNode }) {
  const { t } = useTranslation('ownPin')
  const { amid } = useWhen()
  const says = pin === null ? t('noneSays') : t('haveSays', { digits: pin.length, moment: amid(pin.setAt) })
  return (
    <Strip hangs icon={<KeyRound />} title={t(pin === null ? 'none' : 'have')} says={says}>
      {children}
    </Strip>
  )
}
