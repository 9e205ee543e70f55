/** Keytar is an optional dependency: where it could not be built its own types are gone with it. */
declare module 'keytar' {
  /** Null where there is no such item. Rejects where the keychain is locked or absent. */
  export function getPassword(service: string, account: string): Promise<string | null>
  export function setPassword(service: string, account: string, password: string): Promise<void>
}
