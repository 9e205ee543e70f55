import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AppKey, renameAppKey } from '../../../contract/http/app-keys.ts'
import { Field } from '../../ui/field/field.tsx'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { OwnPassword } from '../parts/own-password.tsx'
import { Question } from '../parts/question.tsx'
import { type KeyProblems, readName } from './read-key-form.ts'
import { useSignedChange } from './use-signed-change.ts'

/** Another name for an application. */
export function RenameQuestion({ appKey, onClose }: { appKey: AppKey; onClose: () => void }) {
  const { t } = useTranslation('appKeys')
  const [problem, setProblem] = useState<KeyProblems['name']>(null)
  const { busy, failure, missing, change } = useSignedChange(onClose)
  const onYes = (form: FormData) => {
    const { name, problem: found } = readName(form)
    setProblem(found)
    if (name !== null) void change(form, (confirm) => ask(renameAppKey, { params: { id: appKey.id }, body: { name, confirm } }))
  }
  return (
    <Question title={t('renameTitle', { name: appKey.name })} yes={t('renameYes')} busy={busy} onYes={onYes} onClose={onClose}>
      <Field
        name="name"
        label={t('nameLabel')}
        hint={t('renameMore')}
        defaultValue={appKey.name}
        problem={problem === null ? undefined : t(problem)}
        maxLength={60}
        dir="auto"
        autoComplete="off"
      />
      <OwnPassword failure={failure} missing={missing} />
      <FailureNote failure={failure} />
    </Question>
  )
}
