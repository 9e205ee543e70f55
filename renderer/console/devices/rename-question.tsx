import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Device, renameDevice } from '../../../contract/http/devices.ts'
import { deviceNameSchema } from '../../../contract/values.ts'
import { Field } from '../../ui/field/field.tsx'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { Question } from '../parts/question.tsx'
import { useTask } from '../parts/use-task.ts'
import { devicesKey } from './use-devices.ts'

/** Another name for a device. */
export function RenameQuestion({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation('devices')
  const { busy, failure, run } = useTask()
  const [wrong, setWrong] = useState(false)
  const queries = useQueryClient()
  const onYes = async (form: FormData) => {
    const name = deviceNameSchema.safeParse(textOf(form, 'name'))
    setWrong(!name.success)
    if (!name.success) return
    if (!(await run(() => ask(renameDevice, { params: { id: device.id }, body: { name: name.data } })))) return
    onClose()
    await queries.invalidateQueries({ queryKey: devicesKey })
  }
  return (
    <Question title={t('renameTitle')} yes={t('renameYes')} busy={busy} onYes={(form) => void onYes(form)} onClose={onClose}>
      <FailureNote failure={failure} />
      <Field
        name="name"
        label={t('renameLabel')}
        defaultValue={device.name}
        problem={wrong ? t('renameRule') : undefined}
        maxLength={60}
        autoComplete="off"
      />
    </Question>
  )
}
