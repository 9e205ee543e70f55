import { type SubmitEvent, useEffect, useState } from 'react'
import { type PasswordLink, readPasswordLink, usePasswordLink as passwordLinkUse } from '../../../contract/http/password-links.ts'
import { ask, tell } from '../api/ask.ts'
import type { Failure } from '../api/send.ts'
import { enter } from '../console-store.ts'
import type { NewPasswordProblem } from '../parts/new-password.tsx'
import { readNewPassword } from '../parts/read-new-password.ts'
import { useTask } from '../parts/use-task.ts'
import { leaveInvitation } from './invitation-store.ts'

/** What is known of the link: nothing yet, whom it is for, or why that cannot be said. */
type Found = { kind: 'reading' } | { kind: 'found'; link: PasswordLink } | { kind: 'failed'; failure: Failure }

/** Reads whom a link is for, and spends it when the form is sent; then its owner is signed in, or led to the sign-in. */
export function useInvitation(token: string) {
  const [found, setFound] = useState<Found>({ kind: 'reading' })
  const [tries, setTries] = useState(0)
  const [problem, setProblem] = useState<NewPasswordProblem | null>(null)
  const { busy, failure, run } = useTask()
  useEffect(() => {
    let stale = false
    void ask(readPasswordLink, { body: { token } }).then((answer) => {
      if (!stale) setFound(answer.kind === 'done' ? { kind: 'found', link: answer.data } : { kind: 'failed', failure: answer })
    })
    return () => void (stale = true)
  }, [token, tries])
  const accept = async (link: PasswordLink, form: FormData) => {
    const { password, problem: wrong } = readNewPassword(form)
    setProblem(wrong)
    if (wrong !== null) return
    if (!(await run(() => tell(passwordLinkUse, { body: { token, password } })))) return
    await enter({ organisation: link.organisation.slug, username: link.user.username, password })
    leaveInvitation()
  }
  const onSubmit = (link: PasswordLink) => (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void accept(link, new FormData(event.currentTarget))
  }
  return { found, busy, failure, problem, onSubmit, again: () => setTries(tries + 1) }
}
