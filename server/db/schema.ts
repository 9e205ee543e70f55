import type { SessionEndReason } from '../../contract/http/terminal.ts'
import type { Language } from '../../contract/language.ts'
import type { SecurityImage, SecurityImageRule } from '../../contract/security-images.ts'
import type { PinNeed } from '../../contract/pin-needs.ts'
import type { LoginMethod, Role } from '../../contract/roles.ts'
import type { AppKeyRow, AppKeySecretRow, AppTokenRow } from './app-key-rows.ts'
import type { DpopProofRow, GuessingRefusalRow, GuessingRow, KnownPlaceRow, PasswordAttemptRow, SigningTryRow } from './guarding-rows.ts'
import type { EmailLinkRow, PinCodeRow, RecoveryCodeRow, SecretMailRow } from './code-rows.ts'
import type { MailTemplateRow, OutboxRow, PasswordLinkRow, PinLinkRow, ResetRequestRow } from './mail-rows.ts'
import type { PinGraceRow, PinRenewalResultRow, PinRenewalRow } from './pin-renewal-rows.ts'
import type { PinChangeTokenRow, PinOfferRow, PinTryRow, RefusedPinRow } from './pin-rule-rows.ts'
import type { SecondStepCounterRow, SecondStepTokenRow } from './second-step-rows.ts'
import type { UserImportResultRow, UserImportRow } from './user-import-rows.ts'

/** Rows as both databases hold them: text IDs (UUIDv7), integer epoch milliseconds, 0/1 booleans, blobs. */

export type Flag = 0 | 1

export interface OrganisationRow {
  id: string
  slug: string
  name: string
  created_at: number
  pin_login_active: Flag
  pin_login_changed_at: number | null
  pin_min_length: number
  pin_max_length: number
  /** "Users can change PIN" (POL-5). */
  pins_changed_by_users: Flag
  /** "Generate a PIN for new users" (POL-6). */
  pins_for_new_users: Flag
  /** "Send new PIN by e-mail" (POL-7), and whether a link that shows it once stands in the mail instead (MAIL-3). */
  pins_by_mail: Flag
  pins_by_link: Flag
  /** New PINs are generated, never typed (POL-9). */
  pins_generated_only: Flag
  /** A PIN that somebody else set has to be changed by its owner (FRC-1). */
  pin_change_given: Flag
  /** Age in days from which on a PIN has to be changed (FRC-1); 0: none does. */
  pin_change_days: number
  /** A PIN shorter than the shortest that may be typed has to be changed (FRC-1). */
  pin_change_shorter: Flag
  /** Whether security image and phrase are chosen (FRC-2). */
  security_images: SecurityImageRule
  /** Whether a PIN is optional, required, or a second step after the password, by role (POL-8). */
  pin_need_admin: PinNeed
  pin_need_manager: PinNeed
  pin_need_staff: PinNeed
  /** Grows with every change of the PIN rules; their ETag. */
  pin_rules_version: number
  browser_devices_allowed: Flag
  /** Seconds without a touch after which a terminal locks. */
  idle_seconds: number
  /** Longest age of a terminal's session, in seconds. */
  terminal_session_seconds: number
  /** Longest age of a console's session, in seconds. */
  console_session_seconds: number
  /** How long audit events and ended sessions are kept, in days (LOG-3). */
  records_days: number
  sessions_days: number
  /** Grows with every change of the settings; their ETag. */
  settings_version: number
  /** Languages that terminals offer, parted by commas; the first is where they begin. */
  languages: string
  /** Colour of the shop's sign as `#rrggbb`; null for Tillpass's own. */
  shop_colour: string | null
  /** Names the logo that `organisation_logos` has; null where there is none. */
  logo_version: string | null
}

/** The shop's logo: apart, so that nobody who reads an organisation carries its picture along. */
export interface OrganisationLogoRow {
  organisation_id: string
  png: Uint8Array
}

export interface UserRow {
  id: string
  organisation_id: string
  /** Of a removed user, the pseudonym's code (LOG-3). */
  display_name: string
  username: string | null
  /** The user name folded for comparison; unique in the organisation. */
  username_key: string | null
  email: string | null
  /** When its owner showed that mails there reach them; null where they did not, and from each change of the address on. */
  email_verified_at: number | null
  /** Name, user name and e-mail folded for search. */
  search_key: string
  /** The name as it is sorted by. */
  name_key: string
  /** The language this user reads the console in; null where none was chosen. */
  language: Language | null
  role: Role
  login_method: LoginMethod
  password_hash: string | null
  /** 1 where it was chosen by a mailed link, until its user came in with a PIN after it (POL-8). */
  password_by_mail: Flag
  blocked: Flag
  pin_for_signing: Flag
  /** By what this user knows the screen (FRC-4); null where none was chosen. */
  security_image: SecurityImage | null
  personal_phrase: string | null
  last_login_at: number | null
  created_at: number
  removed_at: number | null
  /** Grows with every change; the ETag. */
  version: number
}

/** What is known of a user's PIN; the digits are nowhere. */
export interface PinRow {
  user_id: string
  organisation_id: string
  length: number
  set_at: number
  how: 'typed' | 'generated'
  /** 1 where the owner chose and typed it: no slip near it is forgiven for 30 days (GRD-5). */
  typed_by_owner: Flag
  /** 1 where the owner chose it, typed or of some on offer; 0 where somebody else set it (FRC-1). */
  chosen_by_owner: Flag
  /** How it came: `once` by a mailed code or link, until its user came in with it after the password; `digits` in a mail that may lie there for good (POL-8). */
  by_mail: 'no' | 'once' | 'digits'
  /** When it last opened a session; null where it never did, so that giving it up retires nothing (PIN-10). */
  last_login_at: number | null
  /** Grows with every PIN that takes the place of the one before. */
  version: number
}

/** One claim on a PIN per live key version; the primary key is what keeps PINs apart (PIN-2). */
export interface PinClaimRow {
  organisation_id: string
  key_version: number
  tag: Uint8Array
  user_id: string
  /** Null while the PIN is active; else until when nobody but its last owner may have it (PIN-10). */
  retired_until: number | null
  /** 1 where the PIN has a successor and works beside it for a while (POL-4). */
  grace: Flag
}

/** Versions of the PIN key; `check_tag` tells whether the root key at hand is the one they were made with. */
export interface PinKeyRow {
  version: number
  check_tag: Uint8Array
  created_at: number
}

export interface DeviceRow {
  id: string
  organisation_id: string
  name: string
  /** The name as it is sorted by, and folded for search. */
  name_key: string
  search_key: string
  status: 'approved' | 'revoked'
  /** RFC 7638 thumbprint of the device's public key; unique. */
  key_thumbprint: string
  public_jwk: string
  platform: 'electron' | 'browser'
  app_version: string
  machine_id: string
  approved_by: string
  approved_at: number
  revoked_at: number | null
  last_seen_at: number | null
  created_at: number
}

/** Of each organisation that ever approved a device, when the first one was: it outlives the device and the records. */
export interface FirstApprovalRow {
  organisation_id: string
  at: number
}

export interface SessionRow {
  id: string
  organisation_id: string
  user_id: string
  device_id: string | null
  surface: 'terminal' | 'console'
  method: 'pin' | 'password'
  /** 1 where the PIN was proved after the password (POL-8). */
  second_step: Flag
  token_hash: Uint8Array
  /** Key the token is bound to (`cnf.jkt`); null in the console. */
  key_thumbprint: string | null
  started_at: number
  last_seen_at: number
  expires_at: number
  locked_at: number | null
  ended_at: number | null
  end_reason: SessionEndReason | null
  ip: string
}

export interface AuditEventRow {
  id: string
  organisation_id: string
  at: number
  type: string
  actor_id: string | null
  subject_id: string | null
  device_id: string | null
  session_id: string | null
  ip: string | null
  details: string
}

export interface Schema {
  organisations: OrganisationRow
  organisation_logos: OrganisationLogoRow
  users: UserRow
  pins: PinRow
  pin_claims: PinClaimRow
  pin_keys: PinKeyRow
  refused_pins: RefusedPinRow
  pin_tries: PinTryRow
  pin_offers: PinOfferRow
  pin_graces: PinGraceRow
  pin_renewals: PinRenewalRow
  pin_renewal_results: PinRenewalResultRow
  pin_change_tokens: PinChangeTokenRow
  second_step_tokens: SecondStepTokenRow
  second_step_counters: SecondStepCounterRow
  devices: DeviceRow
  first_approvals: FirstApprovalRow
  guessing: GuessingRow
  guessing_refusals: GuessingRefusalRow
  dpop_proofs: DpopProofRow
  sessions: SessionRow
  password_attempts: PasswordAttemptRow
  known_places: KnownPlaceRow
  signing_tries: SigningTryRow
  user_imports: UserImportRow
  user_import_results: UserImportResultRow
  password_links: PasswordLinkRow
  outbox: OutboxRow
  pin_links: PinLinkRow
  mail_templates: MailTemplateRow
  reset_requests: ResetRequestRow
  app_keys: AppKeyRow
  app_key_secrets: AppKeySecretRow
  app_tokens: AppTokenRow
  email_links: EmailLinkRow
  pin_codes: PinCodeRow
  recovery_codes: RecoveryCodeRow
  secret_mails: SecretMailRow
  audit_events: AuditEventRow
}
