import { useTranslation } from 'react-i18next'
import type { DeviceStatus } from '../../../contract/http/terminal.ts'
import { useDevices } from './use-devices.ts'

const statuses: readonly DeviceStatus[] = ['approved', 'paused', 'revoked']

/** How many devices are in which state; a paused one waits for somebody and is lit. */
export function DeviceCounts() {
  const { t } = useTranslation('devices')
  const { items, isSuccess, hasNextPage } = useDevices()
  if (!isSuccess || hasNextPage) return null
  const count = (status: DeviceStatus) => items.filter((device) => device.status === status).length
  return (
    <dl>
      {statuses.map((status) => (
        <div key={status}>
          <dt>{t(status)}</dt>
          <dd data-lit={status === 'paused' && count(status) > 0}>{count(status)}</dd>
        </div>
      ))}
    </dl>
  )
}
