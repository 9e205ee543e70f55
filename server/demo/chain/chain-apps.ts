import type { AppKind, AppScope } from '../../../contract/app-keys.ts'
import type { AppKeyRow, AppKeySecretRow } from '../../db/app-key-rows.ts'
import type { Executor } from '../../db/database.ts'
import type { Scribe } from './chain-book.ts'
import type { ChainPerson } from './chain-people.ts'
import { insertAll } from './insert-all.ts'

interface AppsOf {
  scribe: Scribe
  people: readonly ChainPerson[]
  now: number
  randomBytes: (count: number) => Uint8Array
}

/** Another program of the chain. Ages in hours. */
interface ChainApp {
  name: string
  kind: AppKind
  scopes: readonly [AppScope, ...AppScope[]]
  made: number
  /** Undefined: never. */
  used?: number
  /** When its key was changed, and for how long the old one works beside it. */
  rotated?: { ago: number; overlap: number }
}

const hour = 3_600_000
const office = '10.10.0.5'

const apps: readonly ChainApp[] = [
  {
    name: 'Roster',
    kind: 'custom',
    scopes: ['users.authenticate', 'pins.change'],
    made: 7_300,
    used: 0.1,
    rotated: { ago: 4, overlap: 24 },
  },
  { name: 'Time clock, all shops', kind: 'custom', scopes: ['pins.change'], made: 5_100, used: 1.2 },
  { name: 'Korenbloem on the phone', kind: 'mobile_app', scopes: ['users.authenticate'], made: 2_200, used: 19 },
  { name: 'Stock in the browser', kind: 'web_terminal', scopes: ['users.authenticate'], made: 30 },
]

/** What other programs call the API with (FRC-5), one of them between two keys. Nobody has any of these keys. */
export async function writeApps(tx: Executor, of: AppsOf): Promise<void> {
  const made = apps.map((app) => ({ app, row: keyRow(of, app) }))
  await insertAll(
    tx,
    'app_keys',
    made.map(({ row }) => row),
  )
  await insertAll(
    tx,
    'app_key_secrets',
    made.flatMap(({ app, row }) => secretsOf(of, app, row)),
  )
}

function keyRow({ scribe, people, now }: AppsOf, { name, kind, scopes, made, used, rotated }: ChainApp): AppKeyRow {
  const at = now - made * hour
  const admin = { actorId: people[0]?.row.id ?? null, ip: office }
  scribe.note('app_key.created', { at, ...admin }, { name, kind, scopes: [...scopes] })
  if (rotated) scribe.note('app_key.rotated', { at: now - rotated.ago * hour, ...admin }, { name, overlapHours: rotated.overlap })
  return {
    id: scribe.moment.idAt(at),
    organisation_id: scribe.organisationId,
    name,
    kind,
    scopes: scopes.join(','),
    created_by: people[0]?.row.id ?? '',
    created_at: at,
    last_used_at: used === undefined ? null : now - used * hour,
    withdrawn_at: null,
  }
}

/** The newest key, and the one before it while that works. */
function secretsOf({ now, randomBytes }: AppsOf, { rotated }: ChainApp, key: AppKeyRow): AppKeySecretRow[] {
  const common = { app_key_id: key.id, organisation_id: key.organisation_id, last_used_at: key.last_used_at }
  const secret = (created_at: number, expires_at: number | null) => ({ key_hash: randomBytes(32), ...common, created_at, expires_at })
  if (!rotated) return [secret(key.created_at, null)]
  const changedAt = now - rotated.ago * hour
  return [secret(key.created_at, changedAt + rotated.overlap * hour), secret(changedAt, null)]
}
