import type { ErrorCode } from '../../../contract/errors.ts'
import type { OpenedSession } from '../../../contract/http/sessions.ts'
import type { Database, Executor } from '../../db/database.ts'
import type { DeviceRow, OrganisationRow } from '../../db/schema.ts'
import type { EventBus, ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, DeviceCaller } from '../../http/caller.ts'
import type { Effects } from '../effects.ts'

/** A PIN as typed, or one of three that are on offer. */
export type ChosenPin = { pin: string } | { offer: string }

/** Who sets which PIN, as the core of PINs takes it: the holder of a token is its user, in no session yet. */
export interface OwnChange {
  by: { organisationId: string; actorId: string; sessionId: null; deviceId: string | null; ip: string }
  userId: string
  wanted: ChosenPin
}

/** What stands around the change, in its transaction. */
export interface Around {
  first?: (tx: Executor) => Promise<void>
  refuse: (tx: Executor) => Promise<Refused | null>
  /** Why a typed PIN may not be set; asked within the limits on tries alone, and then it counts (POL-9). */
  refusePin?: (tx: Executor, pin: string) => Promise<Refused | null>
  along: (tx: Executor) => Promise<void>
}

export interface DemandDeps {
  effects: Effects
  /** Lengths that a new PIN may have, and whether it is typed. */
  givingRules: (tx: Executor, organisationId: string) => Promise<{ bounds: { min: number; max: number }; generatedOnly: boolean }>
}

/** What setting the PIN takes, wherever the token was handed out. */
export interface TokenChangeDeps {
  database: Database
  effects: Effects
  /** Refuses by public rules, on record, before anybody's PIN is looked at. */
  refuseByRule: (change: OwnChange) => Promise<Refused | null>
  /** The core that sets a PIN: rules, limits, records and notice, with what stands around it, in one transaction. */
  changePin: (change: OwnChange & Around) => Promise<Refused | object>
  offerPins: (wish: Omit<OwnChange, 'wanted'> & Pick<Around, 'refuse'>) => Promise<Refused | { pins: string[]; expiresAt: number }>
  /** Whether a PIN is, or lately was, this user's. */
  isOwnPin: (tx: Executor, owner: { organisationId: string; userId: string; pin: string }) => Promise<boolean>
}

/** The same for who stands at a terminal: the change signs in. */
export interface TerminalChangeDeps extends TokenChangeDeps {
  events: EventBus
  /** The device's row as it stands, held until the transaction ends. */
  lockDevice: (tx: Executor, deviceId: string) => Promise<DeviceRow | undefined>
  findDevice: (tx: Executor, deviceId: string) => Promise<DeviceRow | undefined>
  /** Why no PINs are taken on a device. */
  refusalOn: (device: DeviceRow, organisation: OrganisationRow) => ErrorCode | null
  /** Goes on with the locked session of the same person, or opens one. */
  signIn: (
    tx: Executor,
    caller: DeviceCaller & { device: DeviceRow },
    who: { user: OpenedSession['user']; organisation: OrganisationRow },
  ) => Promise<Opened<OpenedSession>>
  /** Opens the session that the password was typed for (POL-8). */
  signInAfterPassword: (tx: Executor, caller: DeviceCaller, userId: string) => Promise<Opened<OpenedSession>>
  /** Whether a browser is no register here (TRM-8). */
  isForbidden: (device: DeviceRow, organisation: OrganisationRow) => boolean
}

interface Opened<Session> {
  session: Session
  events: ServerEvent[]
}

/** The same for who sits at the console. */
export interface ConsoleChangeDeps<Session> extends TokenChangeDeps {
  signIn: (tx: Executor, caller: BrowserCaller, userId: string) => Promise<Session>
}
