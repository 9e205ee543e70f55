import { useTranslation } from 'react-i18next'
import type { DeviceStatus } from '../../../contract/http/terminal.ts'
import { useDeviceCounts } from './use-devices.ts'

const statuses: readonly DeviceStatus[] = ['approved', 'paused', 'revoked']

/** How many devices are in which state; a paused one waits for somebody and is lit. */
export function DeviceCounts() {
  const { t } = useTranslation('devices')
  const { data } = useDeviceCounts('')
  if (!data) return null
  return (
    <dl>
      {statuses.map((status) => (
        <div key={status}>
          <dt>{t(status)}</dt>
          <dd data-lit={status === 'paused' && data.paused > 0}>{data[status]}</dd>
        </div>
      ))}
    </dl>
  )
}
