import { type CryptoKey, exportJWK, importJWK } from 'jose'
import { z } from 'zod'
import { type DeviceKey, deviceKeyOf, makeKeyPair, publicKeySchema } from '../../client/device-key.ts'
import { jsonOf } from '../../client/http/json.ts'
import type { CreatedCredential, CredentialStore, LoadedCredential } from '../../client/ports/credential-store.ts'
import { troubleOf } from './keychain-trouble.ts'

/** The part of keytar that is used; its module is loaded on demand, since it may be missing. */
export interface Keychain {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

const service = 'Tillpass device key'
const checkService = 'Tillpass keychain check'

const privateKeySchema = publicKeySchema.extend({ d: z.string() })
type PrivateKey = z.infer<typeof privateKeySchema>

/**
 * The device's key as one item of the operating system's keychain (DEV-6), and nowhere else. In this process it is a key that
 * cannot be exported again.
 * @param account the server's origin: each server knows the device by a key of its own
 */
export function createKeytarCredentialStore(loadKeychain: () => Promise<Keychain>, account: string): CredentialStore {
  return {
    inMemory: () => false,
    load: () => guarded(async () => load(await loadKeychain(), account)),
    create: () => guarded(async () => create(await loadKeychain(), account)),
  }
}

async function load(keychain: Keychain, account: string): Promise<LoadedCredential> {
  const item = await keychain.getPassword(service, account)
  if (item === null) return { kind: 'none' }
  const stored = privateKeySchema.safeParse(jsonOf(item))
  // An item that is no key of ours is not overwritten: somebody has to look.
  return stored.success ? { kind: 'found', key: await keyOf(stored.data) } : { kind: 'trouble', trouble: 'unreadable' }
}

async function create(keychain: Keychain, account: string): Promise<CreatedCredential> {
  await proveOpen(keychain, account)
  const loaded = await load(keychain, account)
  if (loaded.kind !== 'none') return loaded.kind === 'found' ? { kind: 'created', key: loaded.key } : loaded
  const pair = await makeKeyPair({ extractable: true })
  const stored = privateKeySchema.parse(await exportJWK(pair.privateKey))
  await keychain.setPassword(service, account, JSON.stringify(stored))
  return { kind: 'created', key: await keyOf(stored) }
}

/**
 * A locked keyring answers as an empty one does, and writing may be what unlocks it. So something harmless is written first, and
 * the item looked for again: else the key of an approved device would be overwritten (DEV-12).
 */
async function proveOpen(keychain: Keychain, account: string): Promise<void> {
  await keychain.setPassword(checkService, account, 'open')
  await keychain.deletePassword(checkService, account)
}

async function keyOf(stored: PrivateKey): Promise<DeviceKey> {
  const { d, ...publicJwk } = stored
  return deviceKeyOf({ privateKey: await importKey({ ...publicJwk, d }, false), publicKey: await importKey(publicJwk, true) })
}

async function importKey(jwk: z.infer<typeof publicKeySchema> & { d?: string }, extractable: boolean): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'ES256', { extractable })
  if (key instanceof Uint8Array) throw new Error('an EC key was read as a secret')
  return key
}

async function guarded<Result>(work: () => Promise<Result>): Promise<Result | { kind: 'trouble'; trouble: ReturnType<typeof troubleOf> }> {
  try {
    return await work()
  } catch (error: unknown) {
    return { kind: 'trouble', trouble: troubleOf(error) }
  }
}
