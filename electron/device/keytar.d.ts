/** Keytar is an optional dependency: where it could not be built its own types are gone with it. */
declare module 'keytar' {
  interface Keytar {
    /** Null where there is no such item, or where GNOME's keyring is locked. Rejects where the keychain is absent. */
    getPassword(service: string, account: string): Promise<string | null>
    setPassword(service: string, account: string, password: string): Promise<void>
    deletePassword(service: string, account: string): Promise<boolean>
  }
  const keytar: Keytar
  export default keytar
}
