import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Confirm } from '../../../contract/confirm.ts'
import { getUser, updateUser, type User } from '../../../contract/http/users.ts'
import { ask } from '../api/ask.ts'
import type { Failure } from '../api/send.ts'
import { keepInvitation } from '../invitation/fresh-invitation.ts'
import { useTask } from '../parts/use-task.ts'
import { usersKey } from './use-users.ts'

type Change = Partial<Pick<User, 'displayName' | 'email' | 'role' | 'loginMethod' | 'blocked' | 'pinForSigning'>> & {
  /** What a block is signed with, another address, or turning `pinForSigning` on. */
  confirm?: Confirm
}

interface Edit {
  busy: boolean
  failure: Failure | null
  /** The user as somebody else left them, where that came in between; the next save is made knowing it. */
  theirs: User | null
  /** The user afterwards, or null where nothing was changed. */
  save: (change: Change) => Promise<User | null>
}

/** Changes a user unless somebody else did since this one was read (RFC 9110, 13.1.1). */
export function useEdit(user: User): Edit {
  const { busy, failure, run } = useTask()
  const queries = useQueryClient()
  const [theirs, setTheirs] = useState<User | null>(null)
  const params = { id: user.id }
  const save = async (change: Change) => {
    const { version } = theirs ?? user
    let late: User | null = null
    const done = await run(async () => {
      const answer = await ask(updateUser, { params, body: change, headers: { 'if-match': `"${version}"` } })
      if (answer.kind !== 'refused' || answer.problem.code !== 'changed_meanwhile') return answer
      const fresh = await ask(getUser, { params })
      if (fresh.kind === 'done') late = fresh.data
      return answer
    })
    setTheirs(late)
    if (!done) return null
    // The link is for its slip alone, and stays in no cache.
    const { invitation, ...changed } = done.data
    keepInvitation(user.id, invitation)
    queries.setQueryData([...usersKey, user.id], changed)
    void queries.invalidateQueries({ queryKey: [...usersKey, 'list'] })
    return changed
  }
  return { busy, failure, theirs, save }
}
