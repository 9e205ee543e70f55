import type { LoginMethod } from '../../../contract/roles.ts'
import { displayNameSchema, emailSchema, usernameSchema } from '../../../contract/values.ts'
import { textOf } from '../parts/form-text.ts'

export type PersonProblem = 'displayName' | 'username' | 'usernameMissing' | 'usernameTaken' | 'email'

export interface Person {
  displayName: string
  username: string | null
  email: string | null
}

/** The fields as a person, and which of them cannot be saved as they are. */
export function readPerson(form: FormData, loginMethod: LoginMethod): { person: Person; problems: PersonProblem[] } {
  const [displayName, username, email] = ['displayName', 'username', 'email'].map((name) => textOf(form, name).trim())
  const person = { displayName: displayName ?? '', username: username || null, email: email || null }
  const problems: PersonProblem[] = []
  if (!displayNameSchema.safeParse(person.displayName).success) problems.push('displayName')
  if (person.username !== null && !usernameSchema.safeParse(person.username).success) problems.push('username')
  if (form.has('username') && person.username === null && loginMethod === 'password_and_pin') problems.push('usernameMissing')
  if (person.email !== null && !emailSchema.safeParse(person.email).success) problems.push('email')
  return { person, problems }
}
