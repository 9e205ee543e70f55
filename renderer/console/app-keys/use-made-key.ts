import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppKey } from '../../../contract/http/app-keys.ts'
import type { Answer } from '../api/send.ts'
import { textOf } from '../parts/form-text.ts'
import { useTask } from '../parts/use-task.ts'
import { appKeysKey } from './use-app-keys.ts'

interface MadeKey {
  appKey: AppKey
  key: string
}

/** Has a key made, signed with the own password, and holds it while it is shown: nowhere else, and no longer. */
export function useMadeKey() {
  const { busy, failure, run } = useTask()
  const [missing, setMissing] = useState(false)
  const [made, setMade] = useState<MadeKey | null>(null)
  const queries = useQueryClient()
  const make = async (form: FormData, act: (confirm: { password: string }) => Promise<Answer<MadeKey>>) => {
    const password = textOf(form, 'ownPassword')
    setMissing(password === '')
    if (password === '') return
    const done = await run(() => act({ password }))
    if (!done) return
    setMade(done.data)
    await queries.invalidateQueries({ queryKey: appKeysKey })
  }
  return { busy, failure, missing, made, make }
}
