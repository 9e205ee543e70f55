import { leadRoles } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import { versionOf } from '../../http/if-match.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import { applyToSessions } from './apply-to-sessions.ts'
import { cleanLogo } from './clean-logo.ts'
import type { SettingsServiceDeps } from './settings-deps.ts'
import { changeDetails, changedSettings, mayChange, type SettingsChange } from './settings-policy.ts'
import { changeOrganisation, findSettings, replaceLogo, type SettingsRow } from './settings-store.ts'
import { columnsOf, toSettings } from './settings-view.ts'

export interface SettingsUpdate {
  caller: WithSession<BrowserCaller>
  ifMatch: string | undefined
  change: SettingsChange
}

/** The logo of a change: cleaned, null where it is taken away, undefined where it stays. */
type Logo = Buffer | null | undefined

/** Changes settings that nobody changed since the caller looked (RFC 9110, 13.1.1), for open sessions and registers too. @returns null: done. */
export async function updateSettings(deps: SettingsServiceDeps, update: SettingsUpdate): Promise<Refused | null> {
  const logo = logoOf(update.change)
  if (logo === 'refused') {
    return { refused: 'invalid_request', errors: [{ field: 'logo', rule: 'A logo is a PNG of at most 480 by 160 pixels and 40 KB.' }] }
  }
  const done = await deps.database.transaction((tx) => updateIn(deps, tx, update, logo))
  if ('refused' in done) return done
  deps.events.publish(...done)
  return null
}

function logoOf({ logo }: SettingsChange): Logo | 'refused' {
  if (logo === undefined || logo === null) return logo
  return cleanLogo(Buffer.from(logo.slice(logo.indexOf(',') + 1), 'base64')) ?? 'refused'
}

async function updateIn(deps: SettingsServiceDeps, tx: Executor, update: SettingsUpdate, logo: Logo): Promise<ServerEvent[] | Refused> {
  const { caller, ifMatch, change } = update
  const organisationId = caller.session.organisation_id
  await lockOrganisation(tx, organisationId)
  const gone = await deps.stillMay(tx, caller, leadRoles, deps.effects.now())
  if (gone !== null) return gone
  const row = await findSettings(tx, organisationId)
  if (row === undefined) return { refused: 'not_found' }
  const before = toSettings(row, 0)
  const after = toSettings({ ...row, ...columnsOf(change, logo), png: logo === undefined ? row.png : logo }, 0)
  const changed = changedSettings(before, after)
  const { effects } = deps
  if (!mayChange(caller.session.role, changed)) {
    const details = { call: 'PATCH /v1/settings' }
    await recordEvent(tx, effects.newId, { type: 'access.refused', ...byCaller(caller, effects.now()), details })
    return { refused: 'not_allowed' }
  }
  if (ifMatch === undefined) return { refused: 'precondition_required', detail: 'Send the ETag of the settings as If-Match.' }
  if (versionOf(ifMatch) !== row.settings_version) return { refused: 'changed_meanwhile' }
  if (changed.length === 0) return []
  await write(tx, row, change, logo)
  const details = changeDetails(before, after, changed)
  await recordEvent(tx, effects.newId, { type: 'organisation.settings_changed', ...byCaller(caller, effects.now()), details })
  const ended = await applyToSessions(tx, effects, { before, after, caller })
  return [...ended, { type: 'organisation_changed', organisationId }]
}

async function write(tx: Executor, row: SettingsRow, change: SettingsChange, logo: Logo): Promise<void> {
  const { png: _png, ...organisation } = row
  await changeOrganisation(tx, organisation, columnsOf(change, logo))
  if (logo !== undefined) await replaceLogo(tx, row.id, logo)
}
