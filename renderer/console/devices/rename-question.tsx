import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Device, renameDevice } from '../../../contract/http/devices.ts'
import { Field } from '../../ui/field/field.tsx'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { Question } from '../parts/question.tsx'
import { SignChange } from '../parts/sign-change.tsx'
import { useSignature } from '../parts/use-signature.ts'
import { useTask } from '../parts/use-task.ts'
import { nameProblem } from './name-problem.ts'
import { devicesKey } from './use-devices.ts'

/** Another name for a device, signed (DEV-8, SIGN-1). Of two people who rename it at once the last one's name stays; who sees the other's name come is told. */
export function RenameQuestion({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation('devices')
  const { busy, failure, run } = useTask()
  const [wrong, setWrong] = useState<ReturnType<typeof nameProblem>>(null)
  const { missing, read } = useSignature()
  const [before] = useState(device.name)
  const queries = useQueryClient()
  const onYes = async (form: FormData) => {
    const name = textOf(form, 'name')
    const problem = nameProblem(name)
    setWrong(problem)
    const confirm = read(form)
    if (problem !== null || confirm === null) return
    if (!(await run(() => ask(renameDevice, { params: { id: device.id }, body: { name, confirm } })))) return
    onClose()
    await queries.invalidateQueries({ queryKey: devicesKey })
  }
  return (
    <Question title={t('renameTitle')} yes={t('renameYes')} busy={busy} onYes={(form) => void onYes(form)} onClose={onClose}>
      <FailureNote failure={failure} />
      <Field
        name="name"
        label={t('renameLabel')}
        dir="auto"
        defaultValue={before}
        hint={device.name === before ? undefined : t('renamedMeanwhile', { name: device.name })}
        problem={wrong === null ? undefined : t(wrong)}
        autoComplete="off"
      />
      <SignChange failure={failure} missing={missing} />
    </Question>
  )
}
