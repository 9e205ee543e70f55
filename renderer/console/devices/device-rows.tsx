import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../ui/class-names.ts'
import type { Device } from '../../../contract/http/devices.ts'
import table from '../parts/table.module.css'
import { useWhen } from '../parts/use-when.ts'
import { DeviceActions } from './device-actions.tsx'
import { DeviceState } from './device-state.tsx'
import styles from './device-rows.module.css'

/** Devices as a table; on a narrow screen two lines to each. */
export function DeviceRows({ devices }: { devices: readonly Device[] }) {
  const { t } = useTranslation('devices')
  return (
    <table className={classNames(table.table, styles.devices)}>
      <thead>
        <tr>
          <th>{t('name')}</th>
          <th>{t('status')}</th>
          <th>{t('lastSeen')}</th>
          <th>{t('approvedBy')}</th>
          <th>
            <span className="for-ears">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <DeviceRow key={device.id} device={device} />
        ))}
      </tbody>
    </table>
  )
}

function DeviceRow({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  const { moment, day } = useWhen()
  return (
    <tr className={device.status === 'revoked' ? table.dim : undefined}>
      <td>
        <Link to="/devices/$deviceId" params={{ deviceId: device.id }}>
          {device.name}
        </Link>
        <small>{t(`platform_${device.platform}`, { version: device.appVersion })}</small>
      </td>
      <td>
        <DeviceState status={device.status} />
      </td>
      <td>{moment(device.lastSeenAt)}</td>
      <td>
        {device.approvedBy?.displayName ?? t('somebody')}
        <small>{day(device.approvedAt)}</small>
      </td>
      <td>
        <DeviceActions device={device} />
      </td>
    </tr>
  )
}
