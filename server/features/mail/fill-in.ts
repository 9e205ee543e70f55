/** `{{name}}`, with spaces inside where somebody likes them. */
export const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g

/** Puts values in the places that name them, once: a value that looks like a place stays as it is. Unknown places stay empty. */
export function fillIn(
  template: string,
  values: Partial<Record<string, string>>,
  write: (value: string) => string = (value) => value,
): string {
  return template.replace(placeholder, (_, name: string) => write(Object.hasOwn(values, name) ? (values[name] ?? '') : ''))
}
