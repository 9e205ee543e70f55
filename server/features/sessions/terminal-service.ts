import { keypadOf } from '../../../contract/keypad-of.ts'
import { defaultPinLength } from '../../../contract/pin-rules.ts'
import type { Terminal, Tries } from '../../../contract/http/terminal.ts'
import type { Database, Executor } from '../../db/database.ts'
import { readLanguages } from '../../db/languages-column.ts'
import type { DeviceRow, OrganisationRow } from '../../db/schema.ts'
import type { Refused } from '../../http/answer.ts'
import { isForbidden, pinRefusal } from './tap-store.ts'

export interface TerminalDeps {
  database: Database
  organisationById(tx: Executor, id: string): Promise<OrganisationRow | undefined>
  /** Whether the database has more than one organisation, so that a sign-in has to name its own. */
  hasSeveralOrganisations(tx: Executor): Promise<boolean>
  activePinStats(tx: Executor, organisationId: string): Promise<{ lengths: number[] }>
  /** Whether there is a mail server, so that a code can be mailed (SELF-7). */
  canMail: boolean
  terminalTries(tx: Executor, device: DeviceRow): Promise<Tries>
}

/** Seconds without a touch before a terminal that no organisation knows signs its person out. */
const strangerIdleSeconds = 300

const stranger: Terminal = {
  organisation: null,
  device: null,
  login: 'password',
  keypad: { lengths: [defaultPinLength], submit: 'auto' },
  tries: null,
  idleSeconds: strangerIdleSeconds,
}

/** What a device is and which screen it shows first; an unknown one learns nothing. */
export function createTerminalService(deps: TerminalDeps) {
  return async (device: DeviceRow | null): Promise<Terminal | Refused> => {
    const organisation = device === null ? undefined : await deps.organisationById(deps.database, device.organisation_id)
    // An approved device signs in to its own organisation; any other has to name one where there are several.
    const asksOrganisation = device?.status !== 'approved' && (await deps.hasSeveralOrganisations(deps.database))
    if (device === null || organisation === undefined) return { ...stranger, asksOrganisation }
    if (isForbidden(device, organisation)) return { refused: 'browser_devices_forbidden' }
    const tries = device.status === 'approved' ? await deps.terminalTries(deps.database, device) : null
    const { lengths } = await deps.activePinStats(deps.database, organisation.id)
    return {
      organisation: { id: organisation.id, name: organisation.name },
      device: { id: device.id, name: device.name, status: statusOf(device, tries) },
      login: pinRefusal(device, organisation) === null ? 'pin' : 'password',
      keypad: keypadOf(lengths.length > 0 ? lengths : [organisation.pin_min_length]),
      tries,
      asksOrganisation,
      pinByMail: deps.canMail && organisation.pins_changed_by_users === 1,
      idleSeconds: organisation.idle_seconds,
      appearance: {
        colour: organisation.shop_colour,
        logoVersion: organisation.logo_version,
        languages: readLanguages(organisation.languages),
      },
    }
  }
}

function statusOf(device: DeviceRow, tries: Tries | null) {
  if (device.status === 'revoked') return 'revoked' as const
  return tries !== null && tries.pausedAt !== null ? ('paused' as const) : ('approved' as const)
}
