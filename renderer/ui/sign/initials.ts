/** Initials of a display name: first letters of its first and last word, "AO" for Amara Okafor. */
export function initialsOf(name: string): string {
  const words = wordsOf(name)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('')
}

/** What colleagues call somebody: the first word of a display name. */
export function firstNameOf(name: string): string {
  return wordsOf(name)[0] ?? ''
}

function wordsOf(name: string): string[] {
  return name.split(/\s+/).filter((word) => word !== '')
}
