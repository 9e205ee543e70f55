/** Crockford's base 32 in lower case: signs that nobody takes for one another, five bits each. */
const signs = '0123456789abcdefghjkmnpqrstvwxyz'

/** A password of 60 bits that can be read out and typed: three groups of four. */
export function drawPassword(randomBytes: (count: number) => Uint8Array): string {
  const letters = Array.from(randomBytes(12), (byte) => signs.charAt(byte % signs.length))
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].map((group) => group.join('')).join('-')
}
