import type { Settings, ShopAppearance } from '../../../contract/http/settings.ts'
import type { TerminalLogo } from '../../../contract/http/terminal.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import type { SettingsServiceDeps } from './settings-deps.ts'
import type { SettingsChange } from './settings-policy.ts'
import { browserDevices, findSettings } from './settings-store.ts'
import { toAppearance, toSettings, toTerminalLogo } from './settings-view.ts'
import { updateSettings } from './update-settings.ts'

type Caller = WithSession<BrowserCaller>

export interface SettingsService {
  read: (organisationId: string) => Promise<Settings>
  /** @param ifMatch the header of that name, as sent. */
  update: (caller: Caller, ifMatch: string | undefined, change: SettingsChange) => Promise<Settings | Refused>
  appearance: (organisationId: string) => Promise<ShopAppearance>
  /** Null where there is none, or no organisation. */
  logo: (organisationId: string | null) => Promise<TerminalLogo>
}

/** What an organisation sets for itself. */
export function createSettingsService(deps: SettingsServiceDeps): SettingsService {
  const { database } = deps
  const rowOf = async (organisationId: string) => {
    const row = await findSettings(database, organisationId)
    if (row === undefined) throw new Error('a session has no organisation')
    return row
  }
  const read: SettingsService['read'] = async (organisationId) =>
    toSettings(await rowOf(organisationId), (await browserDevices(database, organisationId)).length)
  return {
    read,
    update: async (caller, ifMatch, change) => {
      const refused = await updateSettings(deps, { caller, ifMatch, change })
      return refused ?? read(caller.session.organisation_id)
    },
    appearance: async (organisationId) => toAppearance(await rowOf(organisationId)),
    logo: async (organisationId) => (organisationId === null ? null : toTerminalLogo(await rowOf(organisationId))),
  }
}
