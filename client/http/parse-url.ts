/** The parts of an address; null where it is none. For browsers that do not know `URL.parse` yet. */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
