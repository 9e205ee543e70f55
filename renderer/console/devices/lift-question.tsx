import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Device, liftDevice } from '../../../contract/http/devices.ts'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { Question } from '../parts/question.tsx'
import { useTask } from '../parts/use-task.ts'
import { ChanceOfHit } from './chance-of-hit.tsx'
import { PauseReason } from './pause-reason.tsx'
import { SignedInThere } from './signed-in-there.tsx'
import { devicesKey, useDevice } from './use-devices.ts'

/** A paused device takes PINs again, with a fresh day's tries, on record; before a yes it says what was tried and what chance that had (GRD-9). */
export function LiftQuestion({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation(['devices', 'tries'])
  const tries = useDevice(device.id).data?.tries
  const { busy, failure, run } = useTask()
  const queries = useQueryClient()
  const onYes = async () => {
    const lifted = await run(() => ask(liftDevice, { params: { id: device.id } }))
    await queries.invalidateQueries({ queryKey: devicesKey })
    if (lifted) onClose()
  }
  return (
    <Question title={t('liftTitle', { name: device.name })} yes={t('liftYes')} busy={busy} onYes={() => void onYes()} onClose={onClose}>
      <p>
        <PauseReason device={device} />
      </p>
      {tries && <p>{t('tries:today', { count: tries.wrongToday, budget: tries.dayBudget })}</p>}
      {tries && <ChanceOfHit tries={tries} />}
      {tries?.liftsLeft === 0 && <p>{t('tries:onlyHere')}</p>}
      <SignedInThere deviceId={device.id} />
      <p>{t('liftMore')}</p>
      <FailureNote failure={failure} known={{ not_paused: t('notPaused') }} />
    </Question>
  )
}
