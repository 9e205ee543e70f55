import { createHmac } from 'node:crypto'

/**
 * Bytes that come out alike from the same secrets and label, and are unknown to whoever lacks one of them: HMAC-SHA-256 in
 * counter mode (NIST SP 800-108).
 */
export function repeatableRandom(secret: Uint8Array, seed: Uint8Array, label: string): (count: number) => Uint8Array {
  const key = createHmac('sha256', secret).update(seed).digest()
  let block = 0
  let left = Buffer.alloc(0)
  return (count) => {
    while (left.byteLength < count) {
      left = Buffer.concat([left, createHmac('sha256', key).update(`${label} ${block}`).digest()])
      block += 1
    }
    const taken = left.subarray(0, count)
    left = left.subarray(count)
    return taken
  }
}
