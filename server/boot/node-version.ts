/** The oldest Node.js with all this server stands on: `crypto.argon2` and `node:sqlite`. */
const needed = { major: 24, minor: 7 } as const

/** One sentence where this Node.js is too old, else null. Imports nothing, so that it runs on any. @param version like `24.7.0`. */
export function refuseOldNode(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > needed.major || (major === needed.major && minor >= needed.minor)) return null
  return `Tillpass needs Node.js ${needed.major}.${needed.minor} or newer, and this is ${version}.`
}
