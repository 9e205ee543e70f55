import type { KeyRing } from '../../crypto/key-ring.ts'
import type { Executor } from '../../db/database.ts'
import { addMissingClaims, findClaims } from './pin-claim-store.ts'
import { liveKeyVersions } from './pin-key-store.ts'
import type { ActivePinStats, PinLogin, PinLookup, PinOwner } from './pin-lookup.ts'
import { findOwner, type OwnerRow } from './pin-owner-store.ts'
import { countActivePins, touchPin } from './pin-store.ts'
import { createPinTagger } from './pin-tagger.ts'

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
    notePinLogin: async (tx, { organisationId, userId, pin, at }: PinLogin) => {
      await touchPin(tx, userId, at)
      await addMissingClaims(tx, organisationId, userId, tagger.claimTags(await liveKeyVersions(tx), organisationId, pin))
    },
    hasActiveNeighbour: async (tx, organisationId, pin) => {
      const tags = tagger.neighbourTags(await liveKeyVersions(tx), organisationId, pin)
      return (await findClaims(tx, organisationId, tags)).some((claim) => claim.retired_until === null)
    },
  }
}

async function activePinStats(tx: Executor, organisationId: string): Promise<ActivePinStats> {
  const byLength = await countActivePins(tx, organisationId)
  return { count: byLength.reduce((sum, { count }) => sum + count, 0), lengths: byLength.map(({ length }) => length) }
}

/** A retired PIN is no longer the one its owner has now, so nothing of that one is told. */
function toOwner(row: OwnerRow, length: number): PinOwner {
  const retired = row.retired_until !== null
  return {
    userId: row.user_id,
    displayName: row.display_name,
    role: row.role,
    blocked: row.blocked === 1,
    removed: row.removed_at !== null,
    retired,
    length,
    typedByOwner: !retired && row.typed_by_owner === 1,
    setAt: retired ? 0 : (row.set_at ?? 0),
  }
}
