import type { Page } from '@playwright/test'

export interface StoredKey {
  type: string
  extractable: boolean
  /** Whether the browser gave it out after all. */
  exported: boolean
}

/** Every cryptographic key in the page's IndexedDB, however deep it lies in a record. */
export function storedKeys(page: Page): Promise<StoredKey[]> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error('the browser’s database does not answer'))
      })
    const keysIn = (value: unknown): CryptoKey[] => {
      if (value instanceof CryptoKey) return [value]
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(keysIn) : []
    }
    const canExport = (key: CryptoKey) =>
      crypto.subtle.exportKey('jwk', key).then(
        () => true,
        () => false,
      )
    const found: StoredKey[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const records = await settled<unknown[]>(database.transaction(store).objectStore(store).getAll())
        for (const key of keysIn(records)) found.push({ type: key.type, extractable: key.extractable, exported: await canExport(key) })
      }
    }
    return found
  })
}

/** What the page keeps as text: local and session storage, and cookies a script can read. */
export function plainStorage(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([localStorage, sessionStorage]) + document.cookie)
}
