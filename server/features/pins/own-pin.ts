import { sameTag } from '../../crypto/pin-tags.ts'
import type { Executor } from '../../db/database.ts'
import { listOwnClaims } from './pin-claim-store.ts'
import { liveKeyVersions } from './pin-key-store.ts'
import type { PinTagger } from './pin-tagger.ts'

/**
 * Compares what was typed with one user's active PIN and looks at nobody else's, so that no answer tells whether it is a
 * colleague's (POL-9). The same queries and tags for every outcome.
 * @returns whether the user has a PIN, and whether it is this one.
 */
export async function compareOwnPin(
  tagger: PinTagger,
  tx: Executor,
  { organisationId, userId, pin }: { organisationId: string; userId: string; pin: string },
): Promise<{ set: boolean; matches: boolean }> {
  const typed = tagger.claimTags(await liveKeyVersions(tx), organisationId, pin)
  const own = await listOwnClaims(tx, organisationId, userId)
  const same = typed.flatMap((tag) => own.filter((claim) => claim.key_version === tag.key_version && sameTag(claim.tag, tag.tag)))
  return { set: own.length > 0, matches: same.length > 0 }
}
