import { queryOptions, useQuery } from '@tanstack/react-query'
import { getMe, listOwnSessions } from '../../../contract/http/me.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'
import { pollEvery } from '../live/poll-every.ts'

/** Under this key lies all that is known of oneself. */
export const meKey = ['me']

const person = queryOptions({
  queryKey: [...meKey, 'person'],
  queryFn: async () => dataOf(await ask(getMe)),
  refetchOnWindowFocus: false,
})

/** Oneself; a form that is being filled in is not read over. */
export const useMe = () => useQuery(person)

/** Oneself as of now, whatever was read a moment ago: what signs may be another since. */
export const useMeNow = () => useQuery({ ...person, refetchOnMount: 'always' })

/** Where oneself is signed in now. */
export const useOwnSessions = () =>
  useQuery({
    queryKey: [...meKey, 'sessions'],
    queryFn: async () => dataOf(await ask(listOwnSessions)).items,
    refetchInterval: pollEvery(15_000),
  })
