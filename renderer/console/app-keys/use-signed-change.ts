import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answer } from '../api/send.ts'
import { textOf } from '../parts/form-text.ts'
import { useTask } from '../parts/use-task.ts'
import { appKeysKey } from './use-app-keys.ts'

/** Changes an application, signed with the own password; closes the question when that is done. */
export function useSignedChange(onClose: () => void) {
  const { busy, failure, run } = useTask()
  const [missing, setMissing] = useState(false)
  const queries = useQueryClient()
  const change = async (form: FormData, act: (confirm: { password: string }) => Promise<Answer<unknown>>) => {
    const password = textOf(form, 'ownPassword')
    setMissing(password === '')
    if (password === '' || !(await run(() => act({ password })))) return
    onClose()
    await queries.invalidateQueries({ queryKey: appKeysKey })
  }
  return { busy, failure, missing, change }
}
