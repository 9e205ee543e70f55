import { z } from 'zod'
import type { PinRenewal, PinRenewalNow, RenewalShow, RenewedPerson } from '../../../contract/http/pin-renewal.ts'
import type { Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import { badCursor, cutPage, decodeCursor } from '../../db/page-cursor.ts'
import type { PinRenewalRow } from '../../db/pin-renewal-rows.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { RenewalDeps } from './renewal-deps.ts'
import { mayBecome } from './renewal-policy.ts'
import { countRenewable, latestRenewal, setRenewalState } from './renewal-store.ts'
import { viewPerson, viewRenewal } from './renewal-view.ts'
import { pageOfRenewed } from './renewed-store.ts'
import { tryAgain } from './slip-store.ts'
import { createRenewalStarter } from './start-renewal.ts'

type Caller = WithSession<BrowserCaller>
type Lead = 'running' | 'paused' | 'cancelled'

export interface PinRenewalService {
  read: (caller: Caller) => Promise<PinRenewalNow>
  people: (caller: Caller, query: PeopleQuery) => Promise<{ items: RenewedPerson[]; next: string | null } | Refused>
  /** Begins one, signed with the own password (POL-4). */
  start: (caller: Caller, wish: { graceDays: number; password: string }) => Promise<PinRenewal | Refused>
  change: (caller: Caller, id: string, to: Lead) => Promise<PinRenewal | Refused>
  retry: (caller: Caller, id: string) => Promise<PinRenewal | Refused>
}

interface PeopleQuery {
  show: RenewalShow
  limit: number
  cursor?: string | undefined
}

const cursorSchema = z.tuple([z.string(), z.string()])

/** New PINs for everybody, as the console orders and watches them (POL-4). */
export function createPinRenewalService(deps: RenewalDeps): PinRenewalService {
  const { database, effects } = deps
  return {
    read: async ({ session }) => {
      const row = await latestRenewal(database, session.organisation_id)
      const would = await countRenewable(database, session.organisation_id)
      return { renewal: row === undefined ? null : await viewRenewal(database, row, effects.now()), canMail: deps.canMail, would }
    },
    people: (caller, query) => listPeople(deps, caller, query),
    start: async (caller, { graceDays, password }) => {
      const confirmed = await deps.confirmPassword(caller.session, password, caller)
      return confirmed === 'accepted' ? database.transaction((tx) => startIn(deps, tx, caller, graceDays)) : confirmed
    },
    change: (caller, id, to) => database.transaction((tx) => changeIn(deps, tx, caller, { id, to })),
    retry: (caller, id) => database.transaction((tx) => retryIn(deps, tx, caller, id)),
  }
}

async function listPeople({ database, effects }: RenewalDeps, { session }: Caller, { show, limit, cursor }: PeopleQuery) {
  const key = cursor === undefined ? null : decodeCursor(cursor, cursorSchema)
  if (cursor !== undefined && key === null) return badCursor
  const renewal = await latestRenewal(database, session.organisation_id)
  if (renewal === undefined) return { items: [], next: null }
  const after = key === null ? null : { name: key[0], id: key[1] }
  const page = cutPage(await pageOfRenewed(database, renewal, { show, count: limit + 1, after }), limit, (row) => [row.name_key, row.id])
  return { items: page.rows.map((row) => viewPerson(renewal, row, effects.now())), next: page.next }
}

async function startIn(deps: RenewalDeps, tx: Executor, caller: Caller, graceDays: number): Promise<PinRenewal | Refused> {
  const { organisation_id: organisationId } = caller.session
  const starter = createRenewalStarter(deps)
  await lockOrganisation(tx, organisationId)
  const gone = await deps.stillMay(tx, caller, ['admin'], deps.effects.now())
  if (gone !== null) return gone
  const length = await deps.pins.lengthOf(tx, organisationId)
  const refused = await starter.refuse(tx, organisationId, length)
  if (refused !== null) return refused
  const id = await starter.begin(tx, caller, { length, graceDays })
  return viewLatest(deps, tx, caller, id)
}

async function changeIn(
  deps: RenewalDeps,
  tx: Executor,
  caller: Caller,
  { id, to }: { id: string; to: Lead },
): Promise<PinRenewal | Refused> {
  const row = await holdOwn(deps, tx, caller, id)
  if ('refused' in row) return row
  if (row.state === to) return viewRenewal(tx, row, deps.effects.now())
  if (!mayBecome(row, to)) return { refused: 'conflict', detail: 'It is over.' }
  const now = deps.effects.now()
  await setRenewalState(tx, id, to, to === 'cancelled' ? now : null)
  await recordEvent(tx, deps.effects.newId, { type: 'pin_renewal.changed', ...byCaller(caller, now), details: { to } })
  return viewLatest(deps, tx, caller, id)
}

async function retryIn(deps: RenewalDeps, tx: Executor, caller: Caller, id: string): Promise<PinRenewal | Refused> {
  const row = await holdOwn(deps, tx, caller, id)
  if ('refused' in row) return row
  if (row.state === 'cancelled') return { refused: 'conflict', detail: 'It was cancelled.' }
  const now = deps.effects.now()
  const people = await tryAgain(tx, row, now)
  if (people === 0) return { refused: 'conflict', detail: 'There is nobody to try again.' }
  if (row.state === 'done') await setRenewalState(tx, id, 'running', null)
  await recordEvent(tx, deps.effects.newId, { type: 'pin_renewal.retried', ...byCaller(caller, now), details: { people } })
  return viewLatest(deps, tx, caller, id)
}

/** The organisation's latest renewal, if it is that one, for who may still lead it; held like the batches hold it. Those before are history. */
export async function holdOwn(
  { effects, stillMay }: Pick<RenewalDeps, 'effects' | 'stillMay'>,
  tx: Executor,
  caller: Caller,
  id: string,
): Promise<PinRenewalRow | Refused> {
  const { organisation_id: organisationId } = caller.session
  await lockOrganisation(tx, organisationId)
  const gone = await stillMay(tx, caller, ['admin'], effects.now())
  if (gone !== null) return gone
  const row = await latestRenewal(tx, organisationId)
  return row?.id === id ? row : { refused: 'not_found' }
}

/** A renewal after a change. */
export async function viewLatest(deps: RenewalDeps, tx: Executor, caller: Caller, id: string): Promise<PinRenewal | Refused> {
  const row = await latestRenewal(tx, caller.session.organisation_id)
  return row?.id === id ? viewRenewal(tx, row, deps.effects.now()) : { refused: 'not_found' }
}
