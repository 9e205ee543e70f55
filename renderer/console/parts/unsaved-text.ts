/** What a password manager fills in by itself is nobody's typing. */
const typedFields = 'input:not([type=radio], [type=checkbox], [type=file], [autocomplete=current-password]), textarea'

/** Whether somebody typed what is not saved: text that differs from what its field began with. */
export function hasUnsavedText(place: HTMLElement): boolean {
  return unsavedFields(place).length > 0
}

/** The same without passwords and PINs, hidden or shown: where they sign a question, they are nothing that somebody wrote. */
export function hasUnsavedWords(place: HTMLElement): boolean {
  return unsavedFields(place).some((field) => !field.matches(secrets))
}

const secrets = '[type=password], [autocomplete=current-password], [autocomplete=one-time-code]'

function unsavedFields(place: HTMLElement): (HTMLInputElement | HTMLTextAreaElement)[] {
  const fields = place.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(typedFields)
  return [...fields].filter((field) => field.value !== field.defaultValue)
}
