export type PartName = 'browser' | 'keyring' | 'display' | 'postgresql' | 'electron-libraries' | 'keytar-libraries'

/** Something of the machine that some tests need, beyond Node and the npm packages. */
export interface SystemPart {
  name: PartName
  /** Debian packages that bring it. */
  packages: readonly string[]
  /** What is missing, in words (usually a command); undefined where all is there. */
  missing(): string | undefined
}
