import { useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createUser } from '../../../contract/http/users.ts'
import type { NewPinTold } from '../../../contract/mail-kinds.ts'
import { isLead } from '../../../contract/user-signing.ts'
import { Button } from '../../ui/button/button.tsx'
import { ask } from '../api/ask.ts'
import { keepInvitation } from '../invitation/fresh-invitation.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSignature } from '../parts/use-signature.ts'
import { useTask } from '../parts/use-task.ts'
import { type Login, PersonFields } from './person-fields.tsx'
import { type PersonProblem, readPerson } from './read-person.ts'
import { PinOutcome } from './pin-outcome.tsx'
import { SignLead } from './sign-lead.tsx'
import { usersKey } from './use-users.ts'
import styles from './user-form.module.css'

interface AddUserPanelProps {
  onClose: () => void
  /** Goes on to the PIN of who was added. */
  onAdded: (id: string) => void
}

const nobody = { displayName: '', username: null, email: null }

/** Somebody new. */
export function AddUserPanel({ onClose, onAdded }: AddUserPanelProps) {
  const { t } = useTranslation(['users', 'setPin', 'frame'])
  const [login, setLogin] = useState<Login>({ role: 'staff', loginMethod: 'password_and_pin' })
  const [problems, setProblems] = useState<PersonProblem[]>([])
  const { busy, failure, run } = useTask()
  const { missing, read } = useSignature()
  const queries = useQueryClient()
  /** Who was added got a PIN: it is shown here and nowhere again (POL-6), or went to them by mail (POL-7). */
  const [given, setGiven] = useState<{
    id: string
    displayName: string
    email: string | null
    pin: string | null
    mail?: NewPinTold
  } | null>(null)
  const taken = failure?.kind === 'refused' && failure.problem.code === 'username_taken'
  const onSubmit = async (form: FormData) => {
    const { person, problems: found } = readPerson(form, login.loginMethod)
    setProblems(found)
    const confirm = isLead(login.role) ? read(form) : undefined
    if (found.length > 0 || confirm === null) return
    const { displayName, username, email } = person
    const body = { displayName, ...login, ...(username !== null && { username }), ...(email !== null && { email }), confirm }
    const added = await run(() => ask(createUser, { body }))
    if (!added) return
    keepInvitation(added.data.id, added.data.invitation)
    await queries.invalidateQueries({ queryKey: usersKey })
    const { id, newPin: pin = null, newPinMail: mail } = added.data
    if (pin === null && mail === undefined) onAdded(id)
    else setGiven({ id, displayName, email, pin, mail })
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void onSubmit(new FormData(event.currentTarget))
  }
  return (
    <Panel title={t('addTitle')} onClose={onClose}>
      {given && (
        <div className={styles.form}>
          <PinOutcome name={given.displayName} outcome={given} email={given.email} />
          <Button go onClick={() => onAdded(given.id)}>
            {t('addGoOn')}
          </Button>
        </div>
      )}
      {!given && (
        <form className={styles.form} noValidate onSubmit={submit}>
          <PersonFields isNew start={nobody} login={login} onLogin={setLogin} problems={taken ? ['usernameTaken'] : problems} />
          {isLead(login.role) && <SignLead says={t('signLead')} failure={failure} missing={missing} />}
          <FailureNote failure={taken ? null : failure} known={{ pin_space_full: t('setPin:spaceFull') }} />
          <div className={styles.acts}>
            <Button go type="submit" disabled={busy}>
              {busy ? t('frame:saving') : t('addYes')}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  )
}
