import { appScopeSchema } from '../../../contract/app-keys.ts'
import type { AppKey } from '../../../contract/http/app-keys.ts'
import type { ListedAppKey } from './app-key-store.ts'

/** A key as admins see it; no hash leaves. */
export function toAppKey(row: ListedAppKey): AppKey {
  const { created_by: id, maker_name: displayName } = row
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    scopes: appScopeSchema.array().parse(row.scopes.split(',')),
    createdAt: new Date(row.created_at).toISOString(),
    createdBy: displayName === null ? null : { id, displayName, removed: row.maker_removed_at !== null },
    lastUsedAt: timeOf(row.last_used_at),
    old: oldOf(row),
  }
}

function oldOf({ old }: ListedAppKey): AppKey['old'] {
  const until = timeOf(old?.expires_at ?? null)
  return until === null ? null : { until, lastUsedAt: timeOf(old?.last_used_at ?? null) }
}

function timeOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString()
}
