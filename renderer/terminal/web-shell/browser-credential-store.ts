import { deviceKeyOf, type KeyPair, makeKeyPair } from '../../../client/device-key.ts'
import type { CredentialStore, LoadedCredential } from '../../../client/ports/credential-store.ts'
import { openKeyDatabase } from './key-database.ts'

/** Tabs of one browser take turns with the key, so that two that start at once do not make two. */
const turn = 'tillpass-device-key'

/** The device's key in IndexedDB, as a pair whose private half cannot be exported (TRM-8). */
export function createBrowserCredentialStore(page: Pick<Window, 'indexedDB' | 'navigator'>): CredentialStore {
  return {
    inMemory: () => false,
    load: () => guarded(async () => load(await openKeyDatabase(page.indexedDB))),
    create: async () => {
      const kept = await guarded(() => page.navigator.locks.request(turn, () => loadOrMake(page.indexedDB)))
      if (kept.kind === 'found') return { kind: 'created', key: kept.key }
      return { kind: 'trouble', trouble: kept.kind === 'trouble' ? kept.trouble : 'unreadable' }
    },
  }
}

type KeyDatabase = Awaited<ReturnType<typeof openKeyDatabase>>

async function load(database: KeyDatabase): Promise<LoadedCredential> {
  const pair = await database.read()
  return pair ? { kind: 'found', key: await deviceKeyOf(pair) } : { kind: 'none' }
}

/** Reads again inside the turn: another tab may have made the key meanwhile. */
async function loadOrMake(factory: IDBFactory): Promise<LoadedCredential> {
  const database = await openKeyDatabase(factory)
  const loaded = await load(database)
  if (loaded.kind !== 'none') return loaded
  const pair: KeyPair = await makeKeyPair({ extractable: false })
  await database.write(pair)
  return { kind: 'found', key: await deviceKeyOf(pair) }
}

/** A browser that keeps nothing (private windows, blocked storage) has no place for a key. */
async function guarded(work: () => Promise<LoadedCredential>): Promise<LoadedCredential> {
  try {
    return await work()
  } catch {
    return { kind: 'trouble', trouble: 'unreadable' }
  }
}
