import type { KeyRing } from '../../crypto/key-ring.ts'
import type { Executor } from '../../db/database.ts'
import { addMissingClaims, findClaims } from './pin-claim-store.ts'
import { endGrace, keypadOf } from './pin-graces.ts'
import { isInGrace, lockGrace, touchGrace } from './pin-grace-store.ts'
import { liveKeyVersions } from './pin-key-store.ts'
import type { ActivePinStats, PinLogin, PinLookup, PinOwner } from './pin-lookup.ts'
import { findOwner, type OwnerRow } from './pin-owner-store.ts'
import { countActivePins, touchPin } from './pin-store.ts'
import { createPinTagger, type ClaimTag, type PinTagger } from './pin-tagger.ts'

export function createPinLookup(keys: KeyRing): PinLookup {
  const tagger = createPinTagger(keys)
  return {
    tagOf: tagger.tagOf,
    tagsOfNeighbours: tagger.tagsOfNeighbours,
    activePinStats,
    findPinOwner: async (tx, organisationId, pin) => {
      const tags = tagger.claimTags(await liveKeyVersions(tx), organisationId, pin)
      const row = await findOwner(tx, organisationId, tags)
      return row === undefined ? null : toOwner(row, pin.length)
    },
    notePinLogin: (tx, login) => notePinLogin(tx, tagger, login),
    hasActiveNeighbour: async (tx, organisationId, pin) => {
      const tags = tagger.neighbourTags(await liveKeyVersions(tx), organisationId, pin)
      return (await findClaims(tx, organisationId, tags)).some((claim) => claim.retired_until === null)
    },
  }
}

/**
 * The first login with a new PIN ends the grace of the one before (POL-4). What is known of that one is held, so that a PIN whose grace
 * ends at this instant comes back to life by nothing that is written here.
 */
async function notePinLogin(
  tx: Executor,
  tagger: PinTagger,
  { organisationId, userId, pin, at }: PinLogin,
): Promise<{ keypadChanged: boolean }> {
  const tags = tagger.claimTags(await liveKeyVersions(tx), organisationId, pin)
  const hasGrace = (await lockGrace(tx, userId)) !== undefined
  const old = hasGrace && (await isInGrace(tx, organisationId, tags))
  await (old ? touchGrace : touchPin)(tx, userId, at)
  if (await lacksClaims(tx, { organisationId, userId }, tags))
    await addMissingClaims(tx, { organisationId, userId, grace: old ? 1 : 0 }, tags)
  if (!hasGrace || old) return { keypadChanged: false }
  const before = await keypadOf(tx, organisationId)
  await endGrace(tx, userId, at)
  return { keypadChanged: before !== (await keypadOf(tx, organisationId)) }
}

/** Whether a PIN that is still its user's has a claim under some key versions only. */
async function lacksClaims(tx: Executor, owner: { organisationId: string; userId: string }, tags: readonly ClaimTag[]): Promise<boolean> {
  if (tags.length === 1) return false
  const claims = await findClaims(tx, owner.organisationId, tags)
  return claims.length < tags.length && claims.some((claim) => claim.user_id === owner.userId && claim.retired_until === null)
}

async function activePinStats(tx: Executor, organisationId: string): Promise<ActivePinStats> {
  const byLength = await countActivePins(tx, organisationId)
  return { count: byLength.reduce((sum, { count }) => sum + count, 0), lengths: byLength.map(({ length }) => length) }
}

/** A retired PIN is no longer the one its owner has now, so nothing of that one is told. */
function toOwner(row: OwnerRow, length: number): PinOwner {
  const retired = row.retired_until !== null
  const [typedByOwner, setAt] = row.grace === 1 ? [row.grace_typed_by_owner, row.grace_set_at] : [row.typed_by_owner, row.set_at]
  return {
    userId: row.user_id,
    displayName: row.display_name,
    role: row.role,
    blocked: row.blocked === 1,
    removed: row.removed_at !== null,
    retired,
    length,
    typedByOwner: !retired && typedByOwner === 1,
    setAt: retired ? 0 : (setAt ?? 0),
  }
}
