import { useQuery } from '@tanstack/react-query'
import { getPinLogin } from '../../../contract/http/pin-login.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'
import { pollEvery } from '../live/poll-every.ts'

export const pinLoginKey = ['pinLogin']

/** Whether PIN login is on; read anew now and then, since a colleague may switch it. */
export const usePinLogin = () =>
  useQuery({ queryKey: pinLoginKey, queryFn: async () => dataOf(await ask(getPinLogin)), refetchInterval: pollEvery(10_000) })
