import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Device, DeviceDetails } from '../../../contract/http/devices.ts'
import { Button } from '../../ui/button/button.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Trail } from '../parts/trail.tsx'
import { useWhen } from '../parts/use-when.ts'
import { DeviceActions } from './device-actions.tsx'
import { DeviceFacts } from './device-facts.tsx'
import { DeviceHistory } from './device-history.tsx'
import styles from './device-page.module.css'
import { DeviceSessions } from './device-sessions.tsx'
import { DeviceState } from './device-state.tsx'
import { DeviceTries } from './device-tries.tsx'
import { LiftQuestion } from './lift-question.tsx'
import { PauseReason } from './pause-reason.tsx'
import { useDevice } from './use-devices.ts'

const paramsSchema = z.object({ deviceId: z.string() })

/** One device: its state and why, its ID, who was signed in there (DEV-9). */
export function DevicePage() {
  const { t } = useTranslation('devices')
  const { deviceId } = paramsSchema.parse(useParams({ strict: false }))
  const { data, error, refetch } = useDevice(deviceId)
  return (
    <>
      <Trail label={t('trail')} here={data?.name}>
        <Link to="/pin-login">{t('back')}</Link>
      </Trail>
      {data && <Shown device={data} />}
      {!data && (error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows />)}
    </>
  )
}

function Shown({ device }: { device: DeviceDetails }) {
  const navigate = useNavigate()
  return (
    <>
      <PageHead title={device.name} says={<Status device={device} />}>
        {device.status === 'paused' && <Lift device={device} />}
        <DeviceActions edged device={device} onDeleted={() => void navigate({ to: '/pin-login' })} />
      </PageHead>
      <div className={styles.two}>
        <div>
          <DeviceTries device={device} />
          <DeviceSessions device={device} />
          <DeviceHistory deviceId={device.id} />
        </div>
        <DeviceFacts device={device} />
      </div>
    </>
  )
}

function Status({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  const { moment } = useWhen()
  const { revokedAt, status } = device
  return (
    <>
      <DeviceState status={status} />
      <PauseReason device={device} />
      {status === 'revoked' && revokedAt !== null && <span>{t('revokedSince', { moment: moment(revokedAt) })}</span>}
    </>
  )
}

function Lift({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Button go onClick={() => setAsks(true)}>
        {t('lift')}
      </Button>
      {asks && <LiftQuestion device={device} onClose={() => setAsks(false)} />}
    </>
  )
}
