let live = false

/** Keeps whether changes are heard as they happen. */
export function setLive(heard: boolean): void {
  live = heard
}

/** Milliseconds until a page asks again: seldom while the server tells of changes by itself, else as often as given. */
export function pollEvery(whereDeaf: number): () => number {
  return () => (live ? Math.max(whereDeaf, 60_000) : whereDeaf)
}
