import { timingSafeEqual } from 'node:crypto'
import type { KeyRing } from '../../crypto/key-ring.ts'
import type { Effects } from '../../features/effects.ts'

/** How long a nonce is good for, in milliseconds: for keys the server knows, and for others, who may use it once. */
export const nonceLife = { known: 300_000, unknown: 60_000 } as const

/** How far the clocks of two nodes may be apart, in milliseconds. */
export const clockSlack = 60_000

/** Nonces for proofs (RFC 9449, section 8). They carry their own time under a MAC, so every node can judge those of every other. */
export interface Nonces {
  issue(): string
  /** When a nonce was issued, in epoch milliseconds; null where no node issued it. */
  issuedAt(nonce: string): number | null
}

const timeBytes = 6
const saltBytes = 12
const macBytes = 32

export function createNonces({ keys, effects }: { keys: KeyRing; effects: Pick<Effects, 'now' | 'randomBytes'> }): Nonces {
  return {
    issue: () => {
      const head = Buffer.alloc(timeBytes + saltBytes)
      head.writeUIntBE(effects.now(), 0, timeBytes)
      head.set(effects.randomBytes(saltBytes), timeBytes)
      return Buffer.concat([head, keys.mac('dpop nonce', head)]).toString('base64url')
    },
    issuedAt: (nonce) => {
      const bytes = Buffer.from(nonce, 'base64url')
      // One spelling for one nonce, else a single-use nonce could come back spelled another way.
      if (bytes.byteLength !== timeBytes + saltBytes + macBytes || bytes.toString('base64url') !== nonce) return null
      const head = bytes.subarray(0, timeBytes + saltBytes)
      const genuine = timingSafeEqual(keys.mac('dpop nonce', head), bytes.subarray(timeBytes + saltBytes))
      return genuine ? head.readUIntBE(0, timeBytes) : null
    },
  }
}

/** Whether a nonce is young enough. @param life one of `nonceLife`. */
export function isFresh(issuedAt: number, now: number, life: number): boolean {
  return issuedAt <= now + clockSlack && now - issuedAt < life
}
