import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Device, DeviceSort } from '../../../contract/http/devices.ts'
import table from '../parts/table.module.css'
import { useNameOf } from '../parts/use-name-of.ts'
import { useWhen } from '../parts/use-when.ts'
import { type RowProps, VirtualTable } from '../parts/virtual-table.tsx'
import { DeviceActions } from './device-actions.tsx'
import { DeviceState } from './device-state.tsx'
import styles from './device-rows.module.css'

interface DeviceRowsProps {
  devices: readonly Device[]
  /** How many there are, those not read yet too. */
  total: number
  sort: DeviceSort
  busy: boolean
  onNearEnd: () => void
}

/** Devices as a table; on a narrow screen two lines to each. */
export function DeviceRows({ devices, sort, ...rest }: DeviceRowsProps) {
  const { t } = useTranslation('devices')
  return (
    <VirtualTable
      {...rest}
      label={t('title')}
      className={styles.devices}
      columns={5}
      head={
        <>
          <th aria-sort={sort === 'name' ? 'ascending' : undefined}>{t('name')}</th>
          <th aria-sort={sort === 'status' ? 'ascending' : undefined}>{t('status')}</th>
          <th aria-sort={sort === 'seen' ? 'descending' : undefined}>{t('lastSeen')}</th>
          <th aria-sort={sort === 'approved' ? 'descending' : undefined}>{t('approvedBy')}</th>
          <th>
            <span className="for-ears">{t('actions')}</span>
          </th>
        </>
      }
      items={devices}
      row={(device, place) => <DeviceRow key={device.id} device={device} place={place} />}
    />
  )
}

function DeviceRow({ device, place }: { device: Device; place: RowProps }) {
  const nameOf = useNameOf()
  const { t } = useTranslation('devices')
  const { moment, day } = useWhen()
  return (
    <tr className={device.status === 'revoked' ? table.dim : undefined} {...place}>
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
        {device.approvedBy ? nameOf(device.approvedBy) : t('somebody')}
        <small>{day(device.approvedAt)}</small>
      </td>
      <td>
        <DeviceActions device={device} />
      </td>
    </tr>
  )
}
