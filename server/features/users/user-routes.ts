import {
  countUsers,
  createUser,
  deleteUser,
  getUser,
  inviteUser,
  listUsers,
  updateUser,
  withdrawInvitation,
  type User,
} from '../../../contract/http/users.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { UserService } from './user-service.ts'

export function userRoutes(service: UserService): Route[] {
  return [
    defineRoute(listUsers, async ({ caller, query }) => {
      const page = await service.list(caller, query)
      return 'refused' in page ? page : { status: 200, body: page }
    }),
    defineRoute(countUsers, async ({ caller, query }) => ({ status: 200, body: await service.count(caller, query) })),
    defineRoute(getUser, async ({ caller, params }) => {
      const user = await service.get(caller, params.id)
      return 'refused' in user ? user : { status: 200, ...tagged(user) }
    }),
    defineRoute(createUser, async ({ caller, body }) => {
      const user = await service.add(caller, body)
      return 'refused' in user ? user : { status: 201, ...tagged(user) }
    }),
    defineRoute(updateUser, async ({ caller, params, headers, body }) => {
      const user = await service.update(caller, params.id, headers['if-match'], body)
      return 'refused' in user ? user : { status: 200, ...tagged(user) }
    }),
    defineRoute(inviteUser, async ({ caller, params, body }) => {
      const invitation = await service.invite(caller, params.id, body)
      return 'refused' in invitation ? invitation : { status: 201, body: invitation }
    }),
    defineRoute(withdrawInvitation, async ({ caller, params }) => (await service.withdraw(caller, params.id)) ?? { status: 204 }),
    defineRoute(deleteUser, async ({ caller, params, body }) => (await service.remove(caller, params.id, body.confirm)) ?? { status: 204 }),
  ]
}

function tagged<Shown extends User>(user: Shown) {
  return { body: user, headers: { etag: `"${user.version}"` } }
}
