import type { PinLink } from '../../../contract/http/pin-links.ts'
import type { KeyRing } from '../../crypto/key-ring.ts'
import type { Database, Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { AddressLimit } from '../../http/address-limit.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller } from '../../http/caller.ts'
import { tokenHash } from '../../http/caller-store.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import { pinPlaceOf } from './new-pin-link.ts'
import { dropLatePinLinks, dropPinLink, findPinLink, type FoundPinLink } from './pin-link-store.ts'

export interface PinLinkDeps {
  database: Database
  effects: Effects
  keys: KeyRing
  /** Bounds how often one address asks: nobody has to, more than a few times. */
  links: AddressLimit
}

export interface PinLinkService {
  /** Whether a link is good; changes nothing. */
  read: (caller: BrowserCaller, token: string) => Promise<PinLink | Refused>
  /** The PIN, this once. An answer that is lost on its way is lost: its user has a PIN that nobody knows, and gets another. */
  open: (caller: BrowserCaller, token: string) => Promise<{ pin: string } | Refused>
  /** Erases what nobody opened in time. */
  sweep: () => Promise<void>
}

/** Links that show a new PIN once (MAIL-3). Whoever holds one is taken for its user; nobody else learns anything. */
export function createPinLinkService(deps: PinLinkDeps): PinLinkService {
  const { database, effects } = deps
  return {
    read: async ({ ip }, token) => {
      const link = await look(deps, ip, token)
      if ('refused' in link) return link
      return { organisation: { name: link.name }, expiresAt: new Date(link.expires_at).toISOString() }
    },
    open: async ({ ip }, token) => {
      const link = await look(deps, ip, token)
      return 'refused' in link ? link : database.transaction((tx) => openIn(deps, tx, link, { ip, token }))
    },
    sweep: () => dropLatePinLinks(database, effects.now()),
  }
}

async function look({ database, effects, links }: PinLinkDeps, ip: string, token: string): Promise<FoundPinLink | Refused> {
  const wait = await links.take(ip)
  if (wait !== null) return { refused: 'try_later', retryAfterSeconds: wait }
  return (await findPinLink(database, tokenHash(token), effects.now())) ?? { refused: 'not_found' }
}

/** Read anew behind the organisation's row: of two clicks, of another PIN and of a block in between one comes first. */
async function openIn(deps: PinLinkDeps, tx: Executor, { organisation_id }: FoundPinLink, { ip, token }: { ip: string; token: string }) {
  const { effects, keys } = deps
  await lockOrganisation(tx, organisation_id)
  const now = effects.now()
  const link = await findPinLink(tx, tokenHash(token), now)
  if (link === undefined) return { refused: 'not_found' } as const
  await dropPinLink(tx, link.user_id)
  const by = { actorId: link.user_id, subjectId: null, deviceId: null, sessionId: null, ip }
  await recordEvent(tx, effects.newId, { type: 'user.pin_shown', organisationId: organisation_id, at: now, ...by, details: {} })
  return { pin: keys.open('pin link', link.sealed, pinPlaceOf(link, token)) }
}
