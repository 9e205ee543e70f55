/** What a password manager fills in by itself is nobody's typing. */
const typedFields = 'input:not([type=radio], [type=checkbox], [type=file], [autocomplete=current-password]), textarea'

/** Whether somebody typed what is not saved: text that differs from what its field began with. */
export function hasUnsavedText(place: HTMLElement): boolean {
  const fields = place.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(typedFields)
  return [...fields].some((field) => field.value !== field.defaultValue)
}
