import { crc32 } from 'node:zlib'

/**
 * Keys and tokens of applications look like `tpk_…` and `tpt_…`: a prefix that scanners of leaked secrets can look for, 256 random bits,
 * and their CRC-32, so that a scanner, and the guard, know a real one from any other text without asking the database.
 */
const prefixes = { key: 'tpk_', token: 'tpt_' } as const
type SecretKind = keyof typeof prefixes

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 62^43 > 2^256, 62^6 > 2^32. */
const lengths = { random: 43, check: 6 } as const
const shape = /^tp[kt]_[0-9A-Za-z]{49}$/

/** A new secret. @param random 32 bytes. */
export function newSecret(kind: SecretKind, random: Uint8Array): string {
  const body = prefixes[kind] + base62(BigInt(`0x${Buffer.from(random).toString('hex')}`), lengths.random)
  return body + checkOf(body)
}

/** Whether a text is a whole secret of a kind; not whether anybody has it. */
export function isWholeSecret(kind: SecretKind, text: string): boolean {
  if (!shape.test(text) || !text.startsWith(prefixes[kind])) return false
  return text.endsWith(checkOf(text.slice(0, -lengths.check)))
}

function checkOf(body: string): string {
  return base62(BigInt(crc32(body)), lengths.check)
}

function base62(value: bigint, length: number): string {
  let [text, rest] = ['', value]
  while (text.length < length) {
    text = (digits[Number(rest % 62n)] ?? '') + text
    rest /= 62n
  }
  return text
}
