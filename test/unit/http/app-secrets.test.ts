import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isWholeSecret, newSecret } from '../../../server/crypto/app-secrets.ts'

describe('keys and tokens of applications', () => {
  it('FRC-5 have a prefix, one length and a checksum, whatever the random bits', () => {
    for (const random of [new Uint8Array(32), new Uint8Array(32).fill(255), randomBytes(32)]) {
      expect(newSecret('key', random)).toMatch(/^tpk_[0-9A-Za-z]{49}$/)
      expect(isWholeSecret('key', newSecret('key', random))).toBe(true)
      expect(isWholeSecret('token', newSecret('token', random))).toBe(true)
    }
  })

  it('FRC-5 differ for each of the 256 bits', () => {
    const seen = new Set<string>()
    for (let bit = 0; bit < 256; bit += 1) {
      const random = new Uint8Array(32)
      random[bit >> 3] = 1 << (bit & 7)
      seen.add(newSecret('key', random))
    }
    expect(seen.size).toBe(256)
  })

  it('FRC-5 are told from a mistyped, cut or foreign one', () => {
    const key = newSecret('key', new Uint8Array(32).fill(7))
    const swapped = `${key.slice(0, 10)}${key[11]}${key[10]}${key.slice(12)}`
    expect(swapped).not.toBe(key)
    for (const other of [swapped, key.slice(0, -1), `${key}0`, ` ${key}`, `${key}\n`, '', newSecret('token', new Uint8Array(32).fill(7))])
      expect(isWholeSecret('key', other)).toBe(false)
  })
})
