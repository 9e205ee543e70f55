import type { SecurityImage } from '../../../contract/security-images.ts'
import type { Executor } from '../../db/database.ts'
import type { OrganisationRow } from '../../db/schema.ts'
import type { Refused } from '../../http/answer.ts'
import { tokenHash } from '../../http/caller-store.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { ChosenPin, OwnChange, TokenChangeDeps } from './pin-change-deps.ts'
import { refuseImage, tokenHolds, tokenRefused, unchanged } from './pin-change-policy.ts'
import { dropTokenOf, findOrganisationOf, findToken, writeImage, type FoundToken, type TokenPlace } from './pin-change-store.ts'

/** Who holds a token, where, and what has to be true there. */
export interface TokenHolder {
  place: TokenPlace
  deviceId: string | null
  ip: string
  /** Rows that have to be taken before the organisation's. */
  first?: (tx: Executor) => Promise<void>
  /** Since when what the token was handed out under stands, epoch milliseconds; or why it does not. */
  standing: (tx: Executor, organisation: OrganisationRow, token: FoundToken) => Promise<{ since: number } | Refused>
  /** Whether a PIN is one of those on offer, where the caller has no way to say so. Left out: it is what it is given as. */
  readPin?: (pin: ChosenPin, token: FoundToken) => Promise<ChosenPin>
  /** What comes with the change, such as the session that it opens. */
  along?: (tx: Executor, token: FoundToken, organisation: OrganisationRow) => Promise<void>
}

/** The token with the new PIN, and by what its owner wants to know the screen; what is left out stays. */
export interface GivenPin {
  token: string
  wanted: ChosenPin
  imageName?: SecurityImage | undefined
  personalPhrase?: string | undefined
}

interface Held {
  token: FoundToken
  organisation: OrganisationRow
}

/**
 * Sets the PIN that was demanded (FRC-2). The token is used up in the transaction that sets it; a refusal leaves it, so that the next
 * PIN may be tried, within the limits of POL-9. @returns why not, or null.
 */
export async function changeByToken(deps: TokenChangeDeps, holder: TokenHolder, given: GivenPin): Promise<Refused | null> {
  const held = await holdToken(deps, deps.database, holder, given.token)
  if ('refused' in held) return held
  const wanted = (await holder.readPin?.(given.wanted, held.token)) ?? given.wanted
  const change = { ...about(holder, held.token), wanted }
  const refused = await deps.refuseByRule(change)
  if (refused !== null) return refused
  const done = await deps.changePin({
    ...change,
    ...(holder.first !== undefined && { first: holder.first }),
    refuse: async (tx) => {
      const now = await holdToken(deps, tx, holder, given.token)
      return 'refused' in now ? now : refuseGiven(now, given)
    },
    refusePin: async (tx, pin) => {
      const { organisation_id: organisationId, user_id: userId } = held.token
      return (await deps.isOwnPin(tx, { organisationId, userId, pin })) ? unchanged : null
    },
    along: async (tx) => {
      await saveImage(deps, tx, change, { ...held, given })
      await dropTokenOf(tx, held.token.user_id)
      await holder.along?.(tx, held.token, held.organisation)
    },
  })
  return 'refused' in done ? done : null
}

/** Three PINs to choose one of (POL-9), for who holds a token. */
export async function offerByToken(deps: TokenChangeDeps, holder: TokenHolder, token: string) {
  const held = await holdToken(deps, deps.database, holder, token)
  if ('refused' in held) return held
  return deps.offerPins({
    ...about(holder, held.token),
    refuse: async (tx) => {
      const now = await holdToken(deps, tx, holder, token)
      return 'refused' in now ? now : null
    },
  })
}

/** Token and organisation as they stand now, or one answer for every token that does not hold. */
async function holdToken(deps: TokenChangeDeps, tx: Executor, holder: TokenHolder, token: string): Promise<Held | Refused> {
  const found = await findToken(tx, tokenHash(token), holder.place)
  if (found === undefined) return tokenRefused
  const organisation = await findOrganisationOf(tx, found.organisation_id)
  if (provedTooLittle(found, organisation)) return tokenRefused
  const standing = await holder.standing(tx, organisation, found)
  if ('refused' in standing) return standing
  const facts = {
    made: {
      at: found.created_at,
      until: found.expires_at,
      pinSetAt: found.pin_set_at,
      pinVersion: found.pin_version,
      userVersion: found.user_version,
    },
    found: {
      pinSetAt: found.set_at,
      pinVersion: found.version_of_pin,
      userVersion: found.version,
      blocked: found.blocked === 1,
      removed: found.removed_at !== null,
    },
    since: standing.since,
  }
  return tokenHolds(facts, deps.effects.now()) ? { token: found, organisation } : tokenRefused
}

/** A tap proves the PIN alone, an application the password alone: neither sets a PIN where the role asks for both by now (POL-8). */
function provedTooLittle({ surface, after_password, role }: FoundToken, organisation: OrganisationRow): boolean {
  return organisation[`pin_need_${role}`] === 'second_step' && (surface === 'app' || after_password === 0)
}

function refuseGiven({ token, organisation }: Held, given: GivenPin): Refused | null {
  return refuseImage(organisation.security_images, given, { image: token.security_image, phrase: token.personal_phrase })
}

function about({ deviceId, ip }: TokenHolder, { organisation_id, user_id }: FoundToken): Omit<OwnChange, 'wanted'> {
  return { by: { organisationId: organisation_id, actorId: user_id, sessionId: null, deviceId, ip }, userId: user_id }
}

/** By what the owner knows the screen from now on; taken no notice of where the organisation wants none. */
async function saveImage(
  { effects }: TokenChangeDeps,
  tx: Executor,
  change: OwnChange,
  { token, organisation, given }: Held & { given: GivenPin },
) {
  if (organisation.security_images === 'off') return
  const { imageName = token.security_image, personalPhrase = token.personal_phrase } = given
  const fields = [
    ...(imageName === token.security_image ? [] : (['securityImage'] as const)),
    ...(personalPhrase === token.personal_phrase ? [] : (['personalPhrase'] as const)),
  ]
  if (fields.length === 0) return
  await writeImage(tx, token.user_id, { security_image: imageName, personal_phrase: personalPhrase })
  await recordEvent(tx, effects.newId, { type: 'user.changed', ...change.by, at: effects.now(), subjectId: null, details: { fields } })
}
