import { z } from 'zod'
import { type LoginMethod, loginMethodSchema, roleSchema } from './roles.ts'
import { displayNameSchema, emailSchema, usernameSchema } from './values.ts'

/** Rows of one import, rows that travel at once, and how long an import may take, in seconds. */
export const importLimits = { rows: 20_000, batch: 100, seconds: 3_600 } as const

/** Text of a cell, before it is judged: no more of it than a message about it needs. */
const cellSchema = z.string().max(1_000)

/** A row of a file, after its columns were named. What people wrote is judged row by row, so that one bad name stops nobody else. */
export const importRowSchema = z.strictObject({
  /** Its line in the file: what it is answered by, and sent again under. */
  row: z.int().min(1).max(10_000_000),
  displayName: cellSchema,
  username: cellSchema.nullable(),
  email: cellSchema.nullable(),
  role: roleSchema,
  loginMethod: loginMethodSchema,
  /** A PIN the person has already; before the first activation only (USR-6). */
  pin: z.string().max(64).nullable(),
  /** Gets a generated PIN where the row brings none, or one that cannot be used. */
  generate: z.boolean(),
})
export type ImportRow = z.infer<typeof importRowSchema>

/** Why a row cannot become a user. `not_allowed`: a manager's file names an admin (USR-5). `password_needed`: PIN-only in a role that asks for the password first (POL-8). */
export const rowProblemSchema = z.enum(['name', 'username', 'username_missing', 'email', 'not_allowed', 'password_needed'])
export type RowProblem = z.infer<typeof rowProblemSchema>

/** What is wrong with a row as it stands, whoever sends it; the same on both sides. Null: nothing. */
export function problemOfPerson(row: {
  displayName: string
  username: string | null
  email: string | null
  loginMethod: LoginMethod
}): Exclude<RowProblem, 'not_allowed' | 'password_needed'> | null {
  if (!displayNameSchema.safeParse(row.displayName).success) return 'name'
  if (row.username !== null && !usernameSchema.safeParse(row.username).success) return 'username'
  if (row.username === null && row.loginMethod === 'password_and_pin') return 'username_missing'
  if (row.email !== null && !emailSchema.safeParse(row.email).success) return 'email'
  return null
}
