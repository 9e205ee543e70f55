import { useQuery } from '@tanstack/react-query'
import { listAppKeys } from '../../../contract/http/app-keys.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'
import { pollEvery } from '../live/poll-every.ts'

/** Under this key lies all that is known of other applications. */
export const appKeysKey = ['appKeys']

/** Use is on no record, so the list is asked for again and again. */
export const useAppKeys = () =>
  useQuery({
    queryKey: appKeysKey,
    queryFn: async () => dataOf(await ask(listAppKeys)).items,
    refetchInterval: pollEvery(15_000),
  })
