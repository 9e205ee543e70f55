/** The same with a capital, where it begins a line: Dutch writes days and months small. */
export function capital(language: string, words: string): string {
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1)
}
