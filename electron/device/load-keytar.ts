import type { Keychain } from './keytar-credential-store.ts'

/** Loads keytar when it is needed: a machine where it could not be built runs all the same, and says so. */
export async function loadKeytar(): Promise<Keychain> {
  // Its named exports are not all found by Node's CommonJS lexer; the default has them.
  const { default: keytar } = await import('keytar')
  return keytar
}
