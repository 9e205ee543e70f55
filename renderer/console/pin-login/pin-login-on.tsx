import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { pinLoginSchema } from '../../../contract/http/pin-login.ts'
import { Button } from '../../ui/button/button.tsx'
import { DeviceCounts } from '../devices/device-counts.tsx'
import { Strip } from '../parts/strip.tsx'
import { useWhen } from '../parts/use-when.ts'
import { DeactivateQuestion } from './deactivate-question.tsx'

export type PinLogin = z.infer<typeof pinLoginSchema>

/** PIN login is on: since when, on how many devices, and the way to switch it off. */
export function PinLoginOn({ pinLogin }: { pinLogin: PinLogin }) {
  const { t } = useTranslation('pinLogin')
  const { day } = useWhen()
  const [asks, setAsks] = useState(false)
  return (
    <Strip
      icon={<CircleCheck />}
      title={t('on')}
      says={pinLogin.changedAt === null ? undefined : t('since', { day: day(pinLogin.changedAt) })}
      facts={<DeviceCounts />}
    >
      <Button onClick={() => setAsks(true)}>{t('deactivate')}</Button>
      {asks && (
        <DeactivateQuestion people={pinLogin.peopleWithoutPassword} devices={pinLogin.approvedDevices} onClose={() => setAsks(false)} />
      )}
    </Strip>
  )
}
