import { getAppearance, getSettings, updateSettings, type Settings } from '../../../contract/http/settings.ts'
import { getTerminalLogo } from '../../../contract/http/terminal.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { SettingsService } from './settings-service.ts'

export function settingsRoutes(service: SettingsService): Route[] {
  return [
    defineRoute(getSettings, async ({ caller }) => ({ status: 200, ...tagged(await service.read(caller.session.organisation_id)) })),
    defineRoute(updateSettings, async ({ caller, headers, body }) => {
      const settings = await service.update(caller, headers['if-match'], body)
      return 'refused' in settings ? settings : { status: 200, ...tagged(settings) }
    }),
    defineRoute(getAppearance, async ({ caller }) => ({ status: 200, body: await service.appearance(caller.session.organisation_id) })),
    defineRoute(getTerminalLogo, async ({ caller }) => ({
      status: 200,
      body: { logo: await service.logo(caller.device?.organisation_id ?? null) },
    })),
  ]
}

function tagged(settings: Settings) {
  return { body: settings, headers: { etag: `"${settings.version}"` } }
}
