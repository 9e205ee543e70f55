import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Device, endDeviceSession } from '../../../contract/http/devices.ts'
import { tell } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { Question } from '../parts/question.tsx'
import { useTask } from '../parts/use-task.ts'
import { type DeviceSession, devicesKey } from './use-devices.ts'

interface EndSessionQuestionProps {
  session: DeviceSession
  device: Device
  onClose: () => void
}

/** Signs one person out on one device, at once (DEV-10); the device stays approved. */
export function EndSessionQuestion({ session, device, onClose }: EndSessionQuestionProps) {
  const { t } = useTranslation('deviceSessions')
  const { busy, failure, run } = useTask()
  const queries = useQueryClient()
  const onYes = async () => {
    const ended = await run(() => tell(endDeviceSession, { params: { id: session.id } }))
    if (!ended) return
    onClose()
    await queries.invalidateQueries({ queryKey: devicesKey })
  }
  const names = { name: session.user.displayName, device: device.name }
  return (
    <Question danger title={t('endSessionTitle', names)} yes={t('endSessionYes')} busy={busy} onYes={() => void onYes()} onClose={onClose}>
      <p>{t('endSessionMore', names)}</p>
      <FailureNote failure={failure} />
    </Question>
  )
}
