import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { deleteDevice, type Device, revokeDevice } from '../../../contract/http/devices.ts'
import { ask, tell } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { Question } from '../parts/question.tsx'
import { SignChange } from '../parts/sign-change.tsx'
import { useSignature } from '../parts/use-signature.ts'
import { useTask } from '../parts/use-task.ts'
import { SignedInThere } from './signed-in-there.tsx'
import { devicesKey } from './use-devices.ts'

interface EndQuestionProps {
  device: Device
  kind: 'revoke' | 'delete'
  onClose: () => void
  onDone?: () => void
}

/** Revoke or Delete: says what follows, and who is signed in there now and would be out; signed (DEV-8, DEV-10, SIGN-1). */
export function EndQuestion({ device, kind, onClose, onDone }: EndQuestionProps) {
  const { t } = useTranslation('devices')
  const { busy, failure, run } = useTask()
  const queries = useQueryClient()
  const { missing, read } = useSignature()
  const onYes = async (form: FormData) => {
    const confirm = read(form)
    if (confirm === null) return
    const given = { params: { id: device.id }, body: { confirm } }
    const ended = kind === 'revoke' ? await run(() => ask(revokeDevice, given)) : await run(() => tell(deleteDevice, given))
    if (!ended) return
    onClose()
    onDone?.()
    await queries.invalidateQueries({ queryKey: devicesKey })
  }
  return (
    <Question
      danger
      title={t(`${kind}Title`, { name: device.name })}
      yes={t(`${kind}Yes`)}
      busy={busy}
      onYes={(form) => void onYes(form)}
      onClose={onClose}
    >
      <SignedInThere deviceId={device.id} wouldEnd />
      <p>{t(`${kind}More`)}</p>
      <FailureNote failure={failure} />
      <SignChange failure={failure} missing={missing} autoFocus />
    </Question>
  )
}
