import { createHash } from 'node:crypto'
import { keypadBetween } from '../../../contract/keypad-of.ts'
import type { PinChangeRequired } from '../../../contract/http/sessions.ts'
import { changeDue, type ChangeRules, type PinChangeReason } from '../../../contract/pin-change-reasons.ts'
import type { Executor } from '../../db/database.ts'
import type { PinChangeTokenRow } from '../../db/pin-rule-rows.ts'
import type { OrganisationRow } from '../../db/schema.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { DemandDeps } from './pin-change-deps.ts'
import { tokenLife } from './pin-change-policy.ts'
import { findChangingUser, putToken, type ChangingUser } from './pin-change-store.ts'

/** Who proved the own PIN or password, and what the token is to be bound to. */
export interface ProvedPin {
  organisation: OrganisationRow
  userId: string
  ip: string
  place: Pick<PinChangeTokenRow, 'surface' | 'key_thumbprint' | 'app_key_id' | 'browser_place'>
  /** Whether the password was proved too, so that the change signs in with that (POL-8). */
  afterPassword: boolean
  deviceId: string | null
}

/**
 * The demand for a new PIN (FRC-1), in the transaction of the sign-in that it takes the place of; null where none is due. The token is
 * 256 random bits, of which the database keeps the hash.
 */
export async function demandPinChange(deps: DemandDeps, tx: Executor, proved: ProvedPin): Promise<PinChangeRequired | null> {
  const rules = rulesOf(proved.organisation)
  if (!rules.given && !rules.shorter && rules.days === 0) return null
  const user = await findChangingUser(tx, proved.userId)
  if (user === undefined || user.set_at === null) return null
  const pin = { chosenByOwner: user.chosen_by_owner === 1, setAt: user.set_at, length: user.length ?? 0 }
  const why = changeDue(rules, pin, deps.effects.now())
  return why === null ? null : handOut(deps, tx, { ...proved, user, why })
}

/** The demand for a PIN by who has none, and whose role needs one (POL-8), after the password. */
export async function demandFirstPin(deps: DemandDeps, tx: Executor, proved: ProvedPin): Promise<PinChangeRequired> {
  const user = await findChangingUser(tx, proved.userId)
  if (user === undefined) throw new Error('somebody without a record proved the password')
  return handOut(deps, tx, { ...proved, user, why: 'missing' })
}

function rulesOf(organisation: OrganisationRow): ChangeRules {
  return {
    given: organisation.pin_change_given === 1,
    days: organisation.pin_change_days,
    shorter: organisation.pin_change_shorter === 1,
    minLength: organisation.pin_min_length,
  }
}

type Demand = ProvedPin & { user: ChangingUser; why: PinChangeReason }

async function handOut({ effects, givingRules }: DemandDeps, tx: Executor, demand: Demand): Promise<PinChangeRequired> {
  const { organisation, user, why, place, afterPassword, deviceId, ip } = demand
  const now = effects.now()
  const token = Buffer.from(effects.randomBytes(32)).toString('base64url')
  const row = {
    user_id: user.id,
    organisation_id: organisation.id,
    token_hash: createHash('sha256').update(token).digest(),
    ...place,
    after_password: afterPassword ? (1 as const) : (0 as const),
    pin_set_at: user.set_at,
    pin_version: user.pin_version,
    user_version: user.version,
    created_at: now,
    expires_at: now + tokenLife,
  }
  await putToken(tx, row)
  const by = { organisationId: organisation.id, at: now, actorId: user.id, subjectId: null, deviceId, sessionId: null, ip }
  await recordEvent(tx, effects.newId, { type: 'user.pin_change_demanded', ...by, details: { why } })
  const { bounds, generatedOnly } = await givingRules(tx, organisation.id)
  return { ...shown(demand), token, expiresAt: new Date(row.expires_at).toISOString(), keypad: keypadBetween(bounds), generatedOnly }
}

function shown({ organisation, user, why }: Demand): Omit<PinChangeRequired, 'token' | 'expiresAt' | 'keypad' | 'generatedOnly'> {
  const rule = organisation.security_images
  const seen = rule === 'off' ? { name: null, phrase: null } : { name: user.security_image, phrase: user.personal_phrase }
  return {
    kind: 'pinChangeRequired',
    user: { id: user.id, displayName: user.display_name, role: user.role },
    reason: why,
    securityImage: { rule, ...seen },
  }
}
