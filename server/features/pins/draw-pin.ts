import { trivialRule } from '../../../contract/pin-rules.ts'

/** Bytes from 250 on are drawn again: 256 is no multiple of ten, and the low digits would come more often. */
const evenBytes = 250

/** A PIN drawn evenly from all that are not trivial (POL-3). @param randomBytes cryptographic randomness. */
export function drawPin(length: number, randomBytes: (count: number) => Uint8Array): string {
  for (;;) {
    const pin = drawDigits(length, randomBytes)
    if (trivialRule(pin) === null) return pin
  }
}

function drawDigits(length: number, randomBytes: (count: number) => Uint8Array): string {
  let digits = ''
  while (digits.length < length) {
    const even = [...randomBytes(length - digits.length)].filter((byte) => byte < evenBytes)
    digits += even.map((byte) => String(byte % 10)).join('')
  }
  return digits
}
