import type { CredentialTrouble } from '../../contract/terminal-state.ts'

/** What keychains say when they are there and locked, or nobody unlocked them at log-in. */
const locked = [
  /collection\/login/i, // GNOME: the login collection is not open
  /locked/i,
  /prompt.*dismissed|dismissed.*prompt/i,
  /user interaction is not allowed/i, // macOS, errSecInteractionNotAllowed
  /user name or passphrase/i, // macOS, errSecAuthFailed
]

/** What keytar says when no keychain runs, or it could not be loaded itself. */
const absent = [
  /D-?Bus/i,
  /could not connect|unsupported transport|connection (is closed|refused)/i, // the session bus
  /org\.freedesktop\.secrets/i,
  /cannot find module|cannot find package|MODULE_NOT_FOUND/i,
  /libsecret/i,
  /no keychain is available|default keychain could not be found/i, // macOS
]

/** Why the keychain did not give the key, as far as its message tells. */
export function troubleOf(error: unknown): CredentialTrouble {
  const message = error instanceof Error ? error.message : ''
  if (locked.some((pattern) => pattern.test(message))) return 'locked'
  return absent.some((pattern) => pattern.test(message)) ? 'absent' : 'unreadable'
}
