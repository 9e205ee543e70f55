import { useTranslation } from 'react-i18next'
import type { Device } from '../../../contract/http/devices.ts'
import { useWhen } from '../parts/use-when.ts'

/** Since when a device is paused, and which bound it reached (GRD-1, GRD-2); nothing where it is not. */
export function PauseReason({ device }: { device: Pick<Device, 'status' | 'pausedAt' | 'pauseReason'> }) {
  const { t } = useTranslation('tries')
  const { moment } = useWhen()
  if (device.status !== 'paused' || device.pausedAt === null) return null
  return <span>{t(`paused_${device.pauseReason ?? 'unknown'}`, { moment: moment(device.pausedAt) })}</span>
}
