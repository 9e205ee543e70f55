import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Device, liftDevice } from '../../../contract/http/devices.ts'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { Question } from '../parts/question.tsx'
import { useTask } from '../parts/use-task.ts'
import { useWhen } from '../parts/use-when.ts'
import { devicesKey } from './use-devices.ts'

/** A paused device takes PINs again, with a fresh day's tries, on record (GRD-9). */
export function LiftQuestion({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation('devices')
  const { moment } = useWhen()
  const { busy, failure, run } = useTask()
  const queries = useQueryClient()
  const onYes = async () => {
    const lifted = await run(() => ask(liftDevice, { params: { id: device.id } }))
    await queries.invalidateQueries({ queryKey: devicesKey })
    if (lifted) onClose()
  }
  return (
    <Question title={t('liftTitle', { name: device.name })} yes={t('liftYes')} busy={busy} onYes={() => void onYes()} onClose={onClose}>
      {device.pausedAt !== null && <p>{t('pausedSince', { moment: moment(device.pausedAt) })}</p>}
      <p>{t('liftMore')}</p>
      <FailureNote failure={failure} />
    </Question>
  )
}
