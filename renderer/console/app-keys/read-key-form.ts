import type { AppScope } from '../../../contract/app-keys.ts'
import { appKeyNameSchema } from '../../../contract/values.ts'
import { textOf } from '../parts/form-text.ts'

/** What keeps a form from being sent: the name's fault as the words' key, and that nothing is ticked. */
export interface KeyProblems {
  name: 'nameEmpty' | 'nameRule' | null
  scopes: boolean
}

/** Name and scopes as they stand in the form; null where something is missing. */
export function readKeyForm(form: FormData, all: readonly AppScope[]) {
  const typed = textOf(form, 'name')
  const name = appKeyNameSchema.safeParse(typed)
  const scopes = all.filter((scope) => form.has(scope))
  const problems: KeyProblems = {
    name: name.success ? null : typed.trim() === '' ? 'nameEmpty' : 'nameRule',
    scopes: scopes.length === 0,
  }
  return { wanted: name.success && scopes.length > 0 ? { name: name.data, scopes } : null, problems }
}
