import type { Role } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'
import type { Flag } from '../../db/schema.ts'
import { claimedBy } from './claimed-by.ts'
import type { ClaimTag } from './pin-tagger.ts'

export interface OwnerRow {
  user_id: string
  retired_until: number | null
  display_name: string
  role: Role
  blocked: Flag
  removed_at: number | null
  /** Null where the user has no PIN any more. */
  typed_by_owner: Flag | null
  set_at: number | null
  /** 1 where the PIN works beside its successor; then the two below are the ones that hold (POL-4). */
  grace: Flag
  grace_typed_by_owner: Flag | null
  grace_set_at: number | null
}

/** Who claims any of the given tags, active claims first. One query whatever comes of it (PIN-7). */
export async function findOwner(tx: Executor, organisationId: string, tags: readonly ClaimTag[]): Promise<OwnerRow | undefined> {
  return tx.query
    .selectFrom('pin_claims')
    .innerJoin('users', 'users.id', 'pin_claims.user_id')
    .leftJoin('pins', 'pins.user_id', 'pin_claims.user_id')
    .leftJoin('pin_graces', 'pin_graces.user_id', 'pin_claims.user_id')
    .where('pin_claims.organisation_id', '=', organisationId)
    .where(claimedBy(tags))
    .select(['pin_claims.user_id', 'pin_claims.retired_until', 'users.display_name', 'users.role', 'users.blocked', 'users.removed_at'])
    .select(['pins.typed_by_owner', 'pins.set_at', 'pin_claims.grace'])
    .select(['pin_graces.typed_by_owner as grace_typed_by_owner', 'pin_graces.set_at as grace_set_at'])
    .orderBy((order) => order.case().when('pin_claims.retired_until', 'is', null).then(0).else(1).end())
    .executeTakeFirst()
}
