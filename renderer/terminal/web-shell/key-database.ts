import type { KeyPair } from '../../../client/device-key.ts'

const databaseName = 'tillpass'
const storeName = 'keys'
const keyName = 'device'

/** The one pair that a browser keeps. Rejects where the browser refuses. */
export async function openKeyDatabase(factory: IDBFactory) {
  const opening = factory.open(databaseName, 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(storeName)
  }
  const database = await doneOf(opening)
  const store = (mode: IDBTransactionMode) => database.transaction(storeName, mode).objectStore(storeName)
  return {
    read: async (): Promise<KeyPair | null> => pairOf(await doneOf(store('readonly').get(keyName))),
    write: async (pair: KeyPair): Promise<void> => {
      await doneOf(store('readwrite').put({ privateKey: pair.privateKey, publicKey: pair.publicKey }, keyName))
    },
  }
}

function doneOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result)
    }
    request.onerror = () => {
      reject(new Error('the browser refused its database', { cause: request.error }))
    }
  })
}

function pairOf(stored: unknown): KeyPair | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { privateKey, publicKey } = stored as { privateKey?: unknown; publicKey?: unknown }
  return privateKey instanceof CryptoKey && publicKey instanceof CryptoKey ? { privateKey, publicKey } : null
}
