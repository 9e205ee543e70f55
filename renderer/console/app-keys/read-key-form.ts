import type { AppScope } from '../../../contract/app-keys.ts'
import { appKeyNameSchema } from '../../../contract/values.ts'
import { textOf } from '../parts/form-text.ts'

/** What keeps a form from being sent: the name's fault as the words' key, and that nothing is ticked. */
export interface KeyProblems {
  name: 'nameEmpty' | 'nameRule' | null
  scopes: boolean
}

/** The name as it stands in the form, or what is wrong with it. */
export function readName(form: FormData): { name: string; problem: null } | { name: null; problem: 'nameEmpty' | 'nameRule' } {
  const typed = textOf(form, 'name')
  const name = appKeyNameSchema.safeParse(typed)
  return name.success ? { name: name.data, problem: null } : { name: null, problem: typed.trim() === '' ? 'nameEmpty' : 'nameRule' }
}

/** Name and scopes as they stand in the form; null where something is missing. */
export function readKeyForm(form: FormData, all: readonly AppScope[]) {
  const { name, problem } = readName(form)
  const scopes = all.filter((scope) => form.has(scope))
  const problems: KeyProblems = { name: problem, scopes: scopes.length === 0 }
  return { wanted: name !== null && scopes.length > 0 ? { name, scopes } : null, problems }
}
