import { describe, expect, it } from 'vitest'
import { createKeyRing } from '../../../server/crypto/key-ring.ts'
import { createNonces, isFresh, nonceLife } from '../../../server/http/dpop/nonces.ts'

const at = Date.UTC(2026, 0, 5)
const nonces = (root: number, now = at) =>
  createNonces({
    keys: createKeyRing(new Uint8Array(32).fill(root)),
    effects: { now: () => now, randomBytes: (count) => new Uint8Array(count).fill(7) },
  })

describe('nonces', () => {
  it('GRD-7 tell every node of one root key when they were issued', () => {
    expect(nonces(1, at + 60_000).issuedAt(nonces(1).issue())).toBe(at)
    expect(nonces(2).issuedAt(nonces(1).issue())).toBeNull()
  })

  it('GRD-7 are good in one spelling only, with every bit of theirs', () => {
    const nonce = nonces(1).issue()
    for (let index = 0; index < nonce.length; index += 1) {
      const other = nonce[index] === 'A' ? 'B' : 'A'
      expect(nonces(1).issuedAt(nonce.slice(0, index) + other + nonce.slice(index + 1))).toBeNull()
    }
    for (const spelling of [
      `${nonce}=`,
      `${nonce}==`,
      ` ${nonce}`,
      `${nonce}\n`,
      nonce.replaceAll('-', '+').replaceAll('_', '/').concat('='),
      nonce.slice(1),
      '',
    ])
      expect(nonces(1).issuedAt(spelling)).toBeNull()
  })

  it('GRD-7 grow old: five minutes for known keys, one for others; a minute ahead is another node’s clock', () => {
    expect(isFresh(at, at + nonceLife.known - 1, nonceLife.known)).toBe(true)
    expect(isFresh(at, at + nonceLife.known, nonceLife.known)).toBe(false)
    expect(isFresh(at, at + nonceLife.unknown, nonceLife.unknown)).toBe(false)
    expect(isFresh(at + 60_000, at, nonceLife.known)).toBe(true)
    expect(isFresh(at + 60_001, at, nonceLife.known)).toBe(false)
  })
})
