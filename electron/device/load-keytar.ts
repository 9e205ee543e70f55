import type { Keychain } from './keytar-credential-store.ts'

/** Loads keytar when it is needed: a machine where it could not be built runs all the same, and says so. */
export async function loadKeytar(): Promise<Keychain> {
  const module = await import('keytar')
  return { getPassword: module.getPassword, setPassword: module.setPassword }
}
