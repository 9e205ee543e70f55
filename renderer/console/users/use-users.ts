import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { countUsers, getUser, listUsers, type PinFilter, type User } from '../../../contract/http/users.ts'
import type { Role } from '../../../contract/roles.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'
import { usePages } from '../api/use-pages.ts'
import { pollEvery } from '../live/poll-every.ts'

/** Under this key lies all that is known of users, so that one change refreshes all of it. */
export const usersKey = ['users']

/** What narrows the list down; an empty text does not. */
export interface UserFilter {
  q: string
  role: Role | ''
  state: 'active' | 'blocked' | ''
  pin: PinFilter | ''
}

export const noFilter: UserFilter = { q: '', role: '', state: '', pin: '' }

const queryOf = (filter: UserFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))

/** Users by name, found by the server, page after page. */
export const useUsers = (filter: UserFilter) =>
  usePages<User>({
    key: [...usersKey, 'list', filter],
    read: (query) => ask(listUsers, { query: { ...queryOf(filter), ...query } }),
    limit: 200,
    keeps: true,
    every: 15_000,
  })

/** How many there are, how many have a PIN, and how many the filter finds. */
export const useUserCounts = (filter: UserFilter) =>
  useQuery({
    queryKey: [...usersKey, 'counts', filter],
    queryFn: async () => dataOf(await ask(countUsers, { query: queryOf(filter) })),
    placeholderData: keepPreviousData,
    refetchInterval: pollEvery(15_000),
  })

/** One user, read when the panel opens; a form that is being filled in is not read over. */
export const useUser = (id: string) =>
  useQuery({
    queryKey: [...usersKey, id],
    queryFn: async () => dataOf(await ask(getUser, { params: { id } })),
    refetchOnWindowFocus: false,
  })
