import { newPasswordSchema } from '../../../contract/values.ts'
import { textOf } from './form-text.ts'
import type { NewPasswordProblem } from './new-password.tsx'

/** The new password of a form, as typed, and why it cannot be sent as it is. */
export function readNewPassword(form: FormData): { password: string; problem: NewPasswordProblem | null } {
  const password = textOf(form, 'newPassword')
  if (!newPasswordSchema.safeParse(password).success) return { password, problem: password.length > 10 ? 'long' : 'short' }
  return { password, problem: password === textOf(form, 'again') ? null : 'differs' }
}
