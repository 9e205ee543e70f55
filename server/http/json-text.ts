/** Judges JSON as text, before anything recursive sees it, in time that grows with the text and no faster. */

/** A string, or what is left of the text where it has no end; a search that began anew at each quote would take seconds. */
const stringsAndBrackets = /"(?:[^"\\]|\\.?)*(?:"|$)|[[\]{}]/gs

/** Whether brackets outside of strings nest deeper than so many levels. */
export function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0
  for (const [mark] of text.matchAll(stringsAndBrackets)) {
    if (mark === '[' || mark === '{') depth += 1
    if (mark === ']' || mark === '}') depth -= 1
    if (depth > limit) return true
  }
  return false
}

/** Whether a string of the text has a NUL in it, which PostgreSQL keeps in no text: a query with one would fail as if the server did. */
export function namesNul(text: string): boolean {
  return /(?<!\\)(?:\\\\)*\\u0000/.test(text)
}
