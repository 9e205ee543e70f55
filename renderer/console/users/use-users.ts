import { useQuery } from '@tanstack/react-query'
import { getUser, listUsers, type User } from '../../../contract/http/users.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'
import { usePages } from '../api/use-pages.ts'

/** Under this key lies all that is known of users, so that one change refreshes all of it. */
export const usersKey = ['users']

/** All users by name, read to the end, since search and counts speak of all of them. */
export const useUsers = () =>
  usePages<User>({ key: [...usersKey, 'list'], read: (query) => ask(listUsers, { query }), limit: 200, all: true, every: 15_000 })

/** One user, read when the panel opens; a form that is being filled in is not read over. */
export const useUser = (id: string) =>
  useQuery({
    queryKey: [...usersKey, id],
    queryFn: async () => dataOf(await ask(getUser, { params: { id } })),
    refetchOnWindowFocus: false,
  })
