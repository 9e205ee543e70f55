import { codeAlphabet } from '../../contract/typed-code.ts'

/** A code for people to type, each sign drawn evenly: 32 signs are 5 of a byte's bits. */
export function drawCode(randomBytes: (count: number) => Uint8Array, length: number): string {
  return [...randomBytes(length)].map((byte) => codeAlphabet[byte % codeAlphabet.length]).join('')
}
