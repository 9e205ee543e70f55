/** Crockford's base 32: no I, L, O or U. What is read wrongly is typed right. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Signs of a mailed code to choose a new PIN: 40 bits. With 5 tries a guess hits one once in some 220,000 million codes (SELF-7). */
export const pinCodeLength = 8

/** Signs of a printed code to choose a new password: 80 bits (ACC-1). */
export const recoveryCodeLength = 16

/** A code as it was meant: capitals, without spaces and hyphens, O as 0, I and L as 1. */
export function readCode(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[\s\u2010-\u2015-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}

/** A code as it is shown: in fours. */
export function writeCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? ''
}
