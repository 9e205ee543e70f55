import { trivialRule } from '../../../contract/pin-rules.ts'

/** Bytes from 250 on are drawn again: 256 is no multiple of ten, and the low digits would come more often. */
const evenBytes = 250
/** So many numbers three bytes tell apart. */
const tripled = 256 ** 3

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

/** One of some PINs, each equally likely. @param pins at least one, and no more than fit a byte triple. */
export function drawFrom(pins: readonly string[], randomBytes: (count: number) => Uint8Array): string {
  const even = tripled - (tripled % pins.length)
  for (;;) {
    const [high = 0, middle = 0, low = 0] = randomBytes(3)
    const drawn = high * 65_536 + middle * 256 + low
    const pin = pins[drawn % pins.length]
    if (drawn < even && pin !== undefined) return pin
  }
}
