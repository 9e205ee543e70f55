import { createHash } from 'node:crypto'
import type { PinChangeRequired, PinRequired } from '../../../contract/http/sessions.ts'
import type { Keypad } from '../../../contract/http/terminal.ts'
import type { Executor } from '../../db/database.ts'
import type { OrganisationRow, UserRow } from '../../db/schema.ts'
import type { Refused } from '../../http/answer.ts'
import type { Effects } from '../effects.ts'
import { recordLeftOpen } from './left-open.ts'
import { needOf, stepAfterPassword, stepLife } from './second-step-policy.ts'
import { putStepToken, type StepPlace } from './second-step-store.ts'

/** Who proved the password, and where. */
export interface ProvedPassword {
  organisation: OrganisationRow
  user: UserRow
  place: StepPlace
  /** Null in a browser, and on a device that is not approved. */
  deviceId: string | null
  ip: string
}

export interface AskDeps {
  effects: Effects
  hasPin: (tx: Executor, userId: string) => Promise<boolean>
  keypad: (tx: Executor, organisation: OrganisationRow) => Promise<Keypad>
  /** The demand for a PIN by who has none. */
  demandFirstPin: (tx: Executor, proved: ProvedPassword) => Promise<PinChangeRequired>
  /** Why who got the password by mail chooses no first PIN: the mailbox alone would open everything. */
  refuseFirstPin: (tx: Executor, proved: ProvedPassword) => Promise<Refused | null>
}

/** The question for a PIN, or for a first one. */
export type Asked = PinRequired | PinChangeRequired

/** What follows the password (POL-8), in the transaction that accepts it; null where a session does. */
export async function askStep(deps: AskDeps, tx: Executor, proved: ProvedPassword): Promise<Asked | Refused | null> {
  const { organisation, user, place, deviceId } = proved
  const need = needOf(organisation, user.role)
  if (need === 'optional') return null
  const usable = organisation.pin_login_active === 1 && (place.surface === 'console' || deviceId !== null)
  const step = stepAfterPassword(need, { hasPin: await deps.hasPin(tx, user.id), usable })
  if (step === 'none') return null
  if (step === 'pin') return handOut(deps, tx, proved)
  const refused = need === 'second_step' && user.password_by_mail === 1 ? await deps.refuseFirstPin(tx, proved) : null
  return refused ?? deps.demandFirstPin(tx, proved)
}

async function handOut({ effects, keypad }: AskDeps, tx: Executor, proved: ProvedPassword): Promise<PinRequired> {
  const { organisation, user, place, deviceId, ip } = proved
  const now = effects.now()
  const token = Buffer.from(effects.randomBytes(32)).toString('base64url')
  const until = now + stepLife
  const replaced = await putStepToken(tx, {
    ...place,
    user_id: user.id,
    organisation_id: organisation.id,
    device_id: deviceId,
    ip,
    token_hash: createHash('sha256').update(token).digest(),
    password_mark: markOf(user),
    user_version: user.version,
    created_at: now,
    expires_at: until,
  })
  await recordLeftOpen(tx, effects, replaced)
  const images = organisation.security_images !== 'off'
  return {
    kind: 'pinRequired',
    token,
    expiresAt: new Date(until).toISOString(),
    user: { id: user.id, displayName: user.display_name, role: user.role },
    keypad: await keypad(tx, organisation),
    securityImage: images ? { name: user.security_image, phrase: user.personal_phrase } : { name: null, phrase: null },
  }
}

/** Tells one password from the next, and nothing about either. */
export function markOf({ password_hash }: Pick<UserRow, 'password_hash'>): Uint8Array {
  return createHash('sha256')
    .update(password_hash ?? '')
    .digest()
}
