import { mostAppKeys, type AppKind, type AppScope, type OverlapHours } from '../../../contract/app-keys.ts'
import type { AppKey } from '../../../contract/http/app-keys.ts'
import { newSecret } from '../../crypto/app-secrets.ts'
import type { Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { Refused } from '../../http/answer.ts'
import { tokenHash } from '../../http/caller-store.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { AppKeyDeps } from './app-key-deps.ts'
import {
  countAppKeys,
  deleteOldSecrets,
  deleteSecrets,
  endNewestSecret,
  hasOldSecret,
  holdAppKey,
  insertAppKey,
  insertSecret,
  listAppKeyRows,
  markWithdrawn,
  writeName,
} from './app-key-store.ts'
import { toAppKey } from './app-key-view.ts'

type Caller = WithSession<BrowserCaller>

export interface NewAppKey {
  name: string
  kind: AppKind
  scopes: readonly AppScope[]
}

/** A key that was just made: the only time that it is seen. */
export interface MadeKey {
  appKey: AppKey
  key: string
}

/** The keys of other applications (FRC-5). Each change is signed with the own password. */
export interface AppKeyService {
  list: (caller: Caller) => Promise<AppKey[]>
  make: (caller: Caller, wanted: NewAppKey, password: string) => Promise<MadeKey | Refused>
  /** @param overlapHours how long the old key works beside the new one; 0 ends every old one at once. */
  rotate: (caller: Caller, id: string, overlapHours: OverlapHours, password: string) => Promise<MadeKey | Refused>
  rename: (caller: Caller, id: string, name: string, password: string) => Promise<AppKey | Refused>
  /** Ends the key before the present one, while it still works. */
  endOld: (caller: Caller, id: string, password: string) => Promise<AppKey | Refused>
  withdraw: (caller: Caller, id: string, password: string) => Promise<'withdrawn' | Refused>
}

export function createAppKeyService(deps: AppKeyDeps): AppKeyService {
  /** Takes the signature, then runs the change in one transaction, unless who signed may not do it any more. */
  const signed = async <T>(caller: Caller, password: string, change: (tx: Executor) => Promise<T>): Promise<T | Refused> => {
    const confirmed = await deps.confirmPassword(caller.session, password, caller)
    if (confirmed !== 'accepted') return confirmed
    return deps.database.transaction(async (tx) => {
      await lockOrganisation(tx, caller.session.organisation_id)
      return (await deps.stillMay(tx, caller, ['admin'], deps.effects.now())) ?? change(tx)
    })
  }
  return {
    list: async ({ session }) => (await listAppKeyRows(deps.database, session.organisation_id, deps.effects.now())).map(toAppKey),
    make: (caller, wanted, password) => signed(caller, password, (tx) => makeIn(deps, tx, caller, wanted)),
    rotate: (caller, id, overlapHours, password) => signed(caller, password, (tx) => rotateIn(deps, tx, caller, { id, overlapHours })),
    rename: (caller, id, name, password) => signed(caller, password, (tx) => renameIn(deps, tx, caller, { id, name })),
    endOld: (caller, id, password) => signed(caller, password, (tx) => endOldIn(deps, tx, caller, id)),
    withdraw: (caller, id, password) => signed(caller, password, (tx) => withdrawIn(deps, tx, caller, id)),
  }
}

async function makeIn(deps: AppKeyDeps, tx: Executor, caller: Caller, { name, kind, scopes }: NewAppKey): Promise<MadeKey | Refused> {
  const { organisation_id, user_id } = caller.session
  if ((await countAppKeys(tx, organisation_id)) >= mostAppKeys) return tooMany
  const id = deps.effects.newId()
  const row = { id, organisation_id, name, kind, scopes: scopes.join(','), created_by: user_id, created_at: deps.effects.now() }
  await insertAppKey(tx, { ...row, last_used_at: null, withdrawn_at: null })
  const details = { name, kind, scopes: [...scopes] }
  await recordEvent(tx, deps.effects.newId, { type: 'app_key.created', ...byCaller(caller, deps.effects.now()), details })
  return addSecret(deps, tx, caller, id)
}

async function rotateIn(deps: AppKeyDeps, tx: Executor, caller: Caller, { id, overlapHours }: { id: string; overlapHours: OverlapHours }) {
  const held = await holdAppKey(tx, caller.session.organisation_id, id)
  if (held === undefined) return notThere
  const now = deps.effects.now()
  if (overlapHours === 0) await deleteSecrets(tx, id)
  else if (await hasOldSecret(tx, id, now)) return stillTwo
  else await endNewestSecret(tx, id, now + overlapHours * 3_600_000)
  const details = { name: held.name, overlapHours }
  await recordEvent(tx, deps.effects.newId, { type: 'app_key.rotated', ...byCaller(caller, now), details })
  return addSecret(deps, tx, caller, id)
}

async function renameIn(
  deps: AppKeyDeps,
  tx: Executor,
  caller: Caller,
  { id, name }: { id: string; name: string },
): Promise<AppKey | Refused> {
  const held = await holdAppKey(tx, caller.session.organisation_id, id)
  if (held === undefined) return notThere
  if (held.name !== name) {
    await writeName(tx, id, name)
    const details = { from: held.name, to: name }
    await recordEvent(tx, deps.effects.newId, { type: 'app_key.renamed', ...byCaller(caller, deps.effects.now()), details })
  }
  return shownKey(deps, tx, caller, id)
}

/** Tokens stay: they open nothing without a key that works. */
async function endOldIn(deps: AppKeyDeps, tx: Executor, caller: Caller, id: string): Promise<AppKey | Refused> {
  const held = await holdAppKey(tx, caller.session.organisation_id, id)
  if (held === undefined) return notThere
  const now = deps.effects.now()
  if (!(await hasOldSecret(tx, id, now))) return noOld
  await deleteOldSecrets(tx, id)
  const details = { name: held.name }
  await recordEvent(tx, deps.effects.newId, { type: 'app_key.overlap_ended', ...byCaller(caller, now), details })
  return shownKey(deps, tx, caller, id)
}

async function withdrawIn(deps: AppKeyDeps, tx: Executor, caller: Caller, id: string): Promise<'withdrawn' | Refused> {
  const held = await holdAppKey(tx, caller.session.organisation_id, id)
  if (held === undefined) return notThere
  await deleteSecrets(tx, id)
  await markWithdrawn(tx, id, deps.effects.now())
  const details = { name: held.name }
  await recordEvent(tx, deps.effects.newId, { type: 'app_key.withdrawn', ...byCaller(caller, deps.effects.now()), details })
  return 'withdrawn'
}

async function addSecret({ effects }: AppKeyDeps, tx: Executor, caller: Caller, id: string): Promise<MadeKey> {
  const key = newSecret('key', effects.randomBytes(32))
  const of = { app_key_id: id, organisation_id: caller.session.organisation_id }
  const now = effects.now()
  await insertSecret(tx, { key_hash: tokenHash(key), ...of, created_at: now, last_used_at: null, expires_at: null })
  return { appKey: await shownKey({ effects }, tx, caller, id), key }
}

async function shownKey({ effects }: Pick<AppKeyDeps, 'effects'>, tx: Executor, { session }: Caller, id: string): Promise<AppKey> {
  const [row] = await listAppKeyRows(tx, session.organisation_id, effects.now(), id)
  if (row === undefined) throw new Error('a key is gone that this transaction holds')
  return toAppKey(row)
}

const notThere: Refused = { refused: 'not_found' }

const noOld: Refused = { refused: 'conflict', errors: [{ field: 'id', rule: 'No old key works beside the present one.' }] }

const tooMany: Refused = {
  refused: 'conflict',
  errors: [{ field: 'name', rule: `An organisation has at most ${mostAppKeys} applications; withdraw one first.` }],
}

/** A third key would end one that somebody is just moving away from, or to. */
const stillTwo: Refused = {
  refused: 'conflict',
  errors: [{ field: 'overlapHours', rule: 'An old key still works beside the new one. A further key ends both: 0 hours.' }],
}
