import type { Executor } from '../../db/database.ts'
import type { PinClaimRow } from '../../db/schema.ts'
import { claimedBy } from './claimed-by.ts'
import type { ClaimTag } from './pin-tagger.ts'

/** Claims on any of the given tags, active and retired. */
export async function findClaims(tx: Executor, organisationId: string, tags: readonly ClaimTag[]): Promise<PinClaimRow[]> {
  return tx.query.selectFrom('pin_claims').selectAll().where('organisation_id', '=', organisationId).where(claimedBy(tags)).execute()
}

/** A user's active claims, under whatever key version. */
export async function listOwnClaims(tx: Executor, organisationId: string, userId: string): Promise<ClaimTag[]> {
  return tx.query
    .selectFrom('pin_claims')
    .select(['key_version', 'tag'])
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .where('retired_until', 'is', null)
    .execute()
}

/** A tag of the PIN that somebody is to have. */
export interface NewClaim extends ClaimTag {
  user_id: string
}

/**
 * Claims PINs for users under every given tag, or under none. Free tags, retirements that are over and a user's own claims are
 * taken; anybody else's claim wins (PIN-2, PIN-10). The primary key decides between two who come at the same instant.
 */
export async function takeClaims(
  tx: Executor,
  { organisationId, claims, now }: { organisationId: string; claims: readonly NewClaim[]; now: number },
): Promise<boolean> {
  const taken = await tx.query
    .insertInto('pin_claims')
    .values(claims.map((claim) => ({ ...claim, organisation_id: organisationId, retired_until: null, grace: 0 })))
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'key_version', 'tag'])
        .doUpdateSet((set) => ({ user_id: set.ref('excluded.user_id'), retired_until: null, grace: 0 }))
        .where((where) =>
          where.or([where('pin_claims.user_id', '=', where.ref('excluded.user_id')), where('pin_claims.retired_until', '<=', now)]),
        ),
    )
    .returning('key_version')
    .execute()
  return taken.length === claims.length
}

/** Adds claims that a PIN lacks under some key version; those that are there stay as they are. */
export async function addMissingClaims(
  tx: Executor,
  { organisationId, userId, grace }: Pick<PinClaimRow, 'grace'> & { organisationId: string; userId: string },
  tags: readonly ClaimTag[],
): Promise<void> {
  await tx.query
    .insertInto('pin_claims')
    .values(tags.map((tag) => ({ ...tag, organisation_id: organisationId, user_id: userId, retired_until: null, grace })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Gives up users' active claims apart from those on the given tags: kept until `retiredUntil`, or freed at once where that is null (PIN-10). */
export async function giveUpClaims(
  tx: Executor,
  userIds: readonly string[],
  except: readonly ClaimTag[],
  retiredUntil: number | null,
): Promise<void> {
  const kept = except.map((tag) => tag.tag)
  if (retiredUntil === null) {
    const freed = tx.query.deleteFrom('pin_claims').where('user_id', 'in', userIds).where('retired_until', 'is', null)
    await (kept.length === 0 ? freed : freed.where('tag', 'not in', kept)).execute()
    return
  }
  const retired = tx.query
    .updateTable('pin_claims')
    .set({ retired_until: retiredUntil })
    .where('user_id', 'in', userIds)
    .where('retired_until', 'is', null)
  await (kept.length === 0 ? retired : retired.where('tag', 'not in', kept)).execute()
}

/** The tags of every claim that keeps its PIN from others, active or retired (PIN-2, PIN-10). */
export async function listKeptTags(tx: Executor, organisationId: string, now: number): Promise<Uint8Array[]> {
  const rows = await tx.query
    .selectFrom('pin_claims')
    .select('tag')
    .where('organisation_id', '=', organisationId)
    .where((where) => where.or([where('retired_until', 'is', null), where('retired_until', '>', now)]))
    .execute()
  return rows.map(({ tag }) => tag)
}
