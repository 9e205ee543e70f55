import { CircleAlert, CircleCheck } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../contract/http/users.ts'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { FailureNote } from '../parts/failure-note.tsx'
import { OwnPassword } from '../parts/own-password.tsx'
import { type Login, PersonFields } from './person-fields.tsx'
import { type PersonProblem, readPerson } from './read-person.ts'
import { SignLead } from './sign-lead.tsx'
import { useEdit } from './use-edit.ts'
import { useEditSignature } from './use-edit-signature.ts'
import { sameFields, useDifferences } from './use-differences.ts'
import styles from './user-form.module.css'

/** The fields of somebody who is there already. Who saves second is told and shown what the first one changed. */
export function EditPerson({ user }: { user: User }) {
  const { t } = useTranslation(['users', 'frame'])
  // What this form began with: only what differs from it is sent, so that a colleague's change of another field stays.
  const [start, setStart] = useState(user)
  const [login, setLogin] = useState<Login>({ role: user.role, loginMethod: user.loginMethod })
  const [problems, setProblems] = useState<PersonProblem[]>([])
  const [saved, setSaved] = useState(false)
  const signature = useEditSignature(start, login)
  // A colleague's change shows at once, but whoever saves over it is asked: the save goes by what this form began with.
  const untouched = sameFields(start, user)
  const { busy, failure, theirs, save } = useEdit(untouched ? user : start)
  const differences = useDifferences(start, theirs ?? (untouched ? null : user))
  const onSubmit = async (form: FormData) => {
    setSaved(false)
    const { person, problems: found } = readPerson(form, login.loginMethod)
    setProblems(found)
    if (found.length > 0) return
    const confirm = signature.read(form, { ...login, email: person.email })
    if (confirm === false) return
    const done = await save({
      ...(person.displayName !== start.displayName && { displayName: person.displayName }),
      ...(person.email !== start.email && { email: person.email }),
      ...(login.role !== start.role && { role: login.role }),
      ...(login.loginMethod !== start.loginMethod && { loginMethod: login.loginMethod }),
      ...(confirm !== null && { confirm }),
    })
    if (done === null) return
    setStart(done)
    setLogin({ role: done.role, loginMethod: done.loginMethod })
    signature.done()
    setSaved(true)
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void onSubmit(new FormData(event.currentTarget))
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <PersonFields isNew={false} start={start} login={login} onLogin={setLogin} problems={problems} />
      {differences.length > 0 && (
        <Message icon={<CircleAlert />} says={t('changedMeanwhile')} more={`${differences.join('. ')}. ${t('changedMore')}`} />
      )}
      {signature.asks === 'password' && <OwnPassword failure={failure} missing={signature.missing} hint={t('signAddress')} autoFocus />}
      {signature.asks === 'any' && <SignLead says={t('signLeadChange')} failure={failure} missing={signature.missing} />}
      <FailureNote failure={failure} known={{ last_admin: t('lastAdmin'), changed_meanwhile: null, invalid_request: t('needsUsername') }} />
      {saved && <Message icon={<CircleCheck />} says={t('saved')} />}
      <div className={styles.acts}>
        <Button go type="submit" disabled={busy}>
          {busy ? t('frame:saving') : t('save')}
        </Button>
      </div>
    </form>
  )
}
