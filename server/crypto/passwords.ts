import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** Argon2id with 19 MiB, two passes, one lane (OWASP's first choice); PHC string format. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const

const derive = promisify(argon2)

/** Hashes a new password. @returns a PHC string with its own 16-byte salt. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { message: normalised(password), nonce, ...cost })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`
}

/**
 * Whether a password belongs to a hash. With `null` (unknown user, no password) the same work is done and the answer is
 * false, so that nobody learns from the time which users exist (GRD-8).
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const known = hash === null ? null : parse(hash)
  const nonce = known?.nonce ?? Buffer.alloc(16)
  const tag = await derive('argon2id', { message: normalised(password), nonce, ...(known?.cost ?? cost) })
  return known !== null && known.tag.byteLength === tag.byteLength && timingSafeEqual(known.tag, tag)
}

/** The same characters typed on two systems give the same bytes (NFKC, NIST SP 800-63B 5.1.1.2). */
function normalised(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8')
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

function parse(hash: string) {
  const [, memory, passes, parallelism, nonce, tag] = phc.exec(hash) ?? []
  if (nonce === undefined || tag === undefined) throw new Error('a stored password hash is not in the expected format')
  const tagBytes = Buffer.from(tag, 'base64')
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: tagBytes.byteLength },
    nonce: Buffer.from(nonce, 'base64'),
    tag: tagBytes,
  }
}
