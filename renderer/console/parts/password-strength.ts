/** What a new password is like. `short` and `guessable` by what is public knowledge; nobody can vouch for the others. */
export type PasswordStrength = { kind: 'short'; missing: number } | { kind: 'guessable' } | { kind: 'fair' } | { kind: 'long' }

const shortest = 10
const long = 16
const wellKnown = [
  'password',
  'passwort',
  'wachtwoord',
  'welkom',
  'welcome',
  'willkommen',
  'qwerty',
  'qwertz',
  'azerty',
  'letmein',
  'tillpass',
  'geheim',
]

/** @param own words that a stranger who knows the person would try: user name, name, shop. */
export function strengthOf(password: string, own: readonly string[]): PasswordStrength {
  const length = [...password].length
  if (password.length < shortest) return { kind: 'short', missing: shortest - password.length }
  if (isGuessable(password.toLowerCase(), own)) return { kind: 'guessable' }
  return { kind: length >= long ? 'long' : 'fair' }
}

/** What is left after known words and runs is less than six characters: that much is tried in no time. */
function isGuessable(password: string, own: readonly string[]): boolean {
  const words = [...wellKnown, ...own.flatMap((text) => text.toLowerCase().split(/[\s.@_-]+/)).filter((word) => word.length >= 3)]
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), password)
  return withoutRuns(rest).length < 6
}

/** Keeps no character that repeats, or is next to, the one before: 1111, 12345, edcba. */
function withoutRuns(text: string): string {
  return [...text].filter((sign, at) => at === 0 || Math.abs((sign.codePointAt(0) ?? 0) - (text.codePointAt(at - 1) ?? 0)) > 1).join('')
}
