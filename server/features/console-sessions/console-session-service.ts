import type { ConsoleSession } from '../../../contract/http/console.ts'
import type { PinChangeRequired, PinRequired } from '../../../contract/http/sessions.ts'
import type { Database, Executor } from '../../db/database.ts'
import type { OrganisationRow, SessionRow, UserRow } from '../../db/schema.ts'
import { endSessions } from '../../db/session-endings.ts'
import type { EventBus, ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { tokenHash } from '../../http/caller-store.ts'
import type { PasswordCheck, PasswordRefusal } from '../../http/password-check.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import { insertConsoleSession, languageOf, organisationOf } from './console-session-store.ts'

export interface ConsoleSessionDeps {
  database: Database
  effects: Effects
  events: EventBus
  passwords: Pick<PasswordCheck, 'organisationFor' | 'signIn'>
  /** What a right password is answered with where the role asks for a PIN too (POL-8); else null. */
  askStep: (
    tx: Executor,
    where: { place: string; ip: string },
    proved: { organisation: OrganisationRow; user: UserRow },
  ) => Promise<PinRequired | PinChangeRequired | Refused | null>
}

/** What a sign-in came to: a session, or the question for a PIN. The place is for the browser's cookie. */
type ConsoleOutcome =
  | { kind: 'opened'; opened: OpenedConsole }
  | { kind: 'asked'; asked: PinRequired | PinChangeRequired; place: string }
  | { kind: 'no'; refused: Refused }
  | PasswordRefusal

export interface ConsoleCredentials {
  organisation?: string | undefined
  username: string
  password: string
}

/** A session for a browser: the secrets go into its cookies, `seconds` is how long the session's lasts. */
export interface OpenedConsole {
  session: ConsoleSession
  token: string
  place: string
  seconds: number
}

export interface ConsoleSessionService {
  /** Signs in with user name and password. A browser has one session: an earlier one ends, and its token with it. */
  open(caller: BrowserCaller, credentials: ConsoleCredentials): Promise<ConsoleOutcome>
  read(caller: WithSession<BrowserCaller>): Promise<ConsoleSession>
  end(caller: WithSession<BrowserCaller>): Promise<void>
}

/** Sessions of the console and the personal area: everybody with a password has them, nobody who is PIN-only (PIN-5). */
export function createConsoleSessionService(deps: ConsoleSessionDeps): ConsoleSessionService {
  return {
    open: (caller, credentials) => openConsole(deps, caller, credentials),
    read: async ({ session }) => {
      const organisation = await organisationOf(deps.database, session.organisation_id)
      const user = { id: session.user_id, displayName: session.displayName, role: session.role }
      return toConsoleSession(session, user, await languageOf(deps.database, user.id), organisation)
    },
    end: async ({ session, ip }) => {
      const by = { actorId: session.user_id, ip }
      const ended = await deps.database.transaction((tx) => endSessions(tx, deps.effects, { id: session.id }, 'signed_out', by))
      deps.events.publish(...ended)
    },
  }
}

async function openConsole(
  deps: ConsoleSessionDeps,
  caller: BrowserCaller,
  { organisation, ...typed }: ConsoleCredentials,
): Promise<ConsoleOutcome> {
  // A browser is known again by a value of its own; it counts as known from the first sign-in on (GRD-8).
  const place = caller.place ?? secret(deps.effects)
  const organisationId = await deps.passwords.organisationFor(organisation)
  const attempt = { organisationId, ...typed, caller: { ...caller, place } }
  const outcome = await deps.passwords.signIn(attempt, (tx, user) => askOrStart(deps, tx, { ...caller, place }, user))
  if (outcome.kind !== 'accepted') return outcome
  if ('no' in outcome.opened) return { kind: 'no', refused: outcome.opened.no }
  if ('asked' in outcome.opened) return { kind: 'asked', asked: outcome.opened.asked, place }
  const { events, ...opened } = outcome.opened
  deps.events.publish(...events)
  return { kind: 'opened', opened: { ...opened, place } } as const
}

/** A session that began, with what to publish once it is committed. */
export type Started = Omit<OpenedConsole, 'place'> & { events: ServerEvent[] }

type AskedOrStarted = Started | { asked: PinRequired | PinChangeRequired } | { no: Refused }

async function askOrStart(
  deps: ConsoleSessionDeps,
  tx: Executor,
  caller: BrowserCaller & { place: string },
  user: UserRow,
): Promise<AskedOrStarted> {
  const organisation = await organisationOf(tx, user.organisation_id)
  const asked = await deps.askStep(tx, caller, { organisation, user })
  if (asked === null) return startSession(deps, tx, caller, user, 'password')
  return 'refused' in asked ? { no: asked } : { asked }
}

/** Opens the session of who proved the password, and with `both` whatever else was asked of them (POL-8). */
export async function startSession(
  { effects }: Pick<ConsoleSessionDeps, 'effects'>,
  tx: Executor,
  caller: BrowserCaller,
  user: UserRow,
  proved: 'password' | 'both',
): Promise<Started> {
  const organisation = await organisationOf(tx, user.organisation_id)
  const events = await endEarlier(effects, tx, caller, user)
  const token = secret(effects)
  const secondStep = proved === 'both' && organisation[`pin_need_${user.role}`] === 'second_step'
  const row = { ...sessionRow(effects, user, organisation, token, caller.ip), second_step: secondStep ? (1 as const) : (0 as const) }
  await insertConsoleSession(tx, row)
  await recordEvent(tx, effects.newId, {
    type: 'session.started',
    organisationId: user.organisation_id,
    at: row.started_at,
    actorId: user.id,
    subjectId: null,
    deviceId: null,
    sessionId: row.id,
    ip: caller.ip,
    details: { method: 'password', surface: 'console', ...(secondStep && { secondStep: true }) },
  })
  const session = toConsoleSession(row, { id: user.id, displayName: user.display_name, role: user.role }, user.language, organisation)
  return { session, token, seconds: organisation.console_session_seconds, events }
}

/** Ends the session that this browser had. Its records name who came after only within one organisation. */
async function endEarlier(effects: Effects, tx: Executor, { session, ip }: BrowserCaller, user: UserRow) {
  if (session === null) return []
  const actorId = session.organisation_id === user.organisation_id ? user.id : null
  return endSessions(tx, effects, { id: session.id }, 'replaced', { actorId, ip })
}

function sessionRow(effects: Effects, user: UserRow, organisation: OrganisationRow, token: string, ip: string): SessionRow {
  const now = effects.now()
  return {
    id: effects.newId(),
    organisation_id: user.organisation_id,
    user_id: user.id,
    device_id: null,
    surface: 'console',
    method: 'password',
    second_step: 0,
    token_hash: tokenHash(token),
    key_thumbprint: null,
    started_at: now,
    last_seen_at: now,
    expires_at: now + organisation.console_session_seconds * 1_000,
    locked_at: null,
    ended_at: null,
    end_reason: null,
    ip,
  }
}

function toConsoleSession(
  { id, expires_at }: Pick<SessionRow, 'id' | 'expires_at'>,
  user: ConsoleSession['user'],
  language: ConsoleSession['language'],
  organisation: OrganisationRow,
): ConsoleSession {
  const shown = { id: organisation.id, slug: organisation.slug, name: organisation.name }
  return { id, expiresAt: new Date(expires_at).toISOString(), user, language, organisation: shown }
}

/** 256 random bits for a cookie; the database keeps their hash only. */
function secret(effects: Effects): string {
  return Buffer.from(effects.randomBytes(32)).toString('base64url')
}
