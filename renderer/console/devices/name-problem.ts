import { deviceNameSchema } from '../../../contract/values.ts'

/** What keeps a text from being a device's name, as the words' key; null where nothing does. */
export function nameProblem(text: string): 'renameEmpty' | 'renameRule' | 'renameSigns' | null {
  const parsed = deviceNameSchema.safeParse(text)
  if (parsed.success) return null
  const codes = parsed.error.issues.map(({ code }) => code)
  if (text.trim() === '') return 'renameEmpty'
  return codes.includes('too_big') ? 'renameRule' : 'renameSigns'
}
