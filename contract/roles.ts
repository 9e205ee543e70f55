import { z } from 'zod'

/** What a person may do in an organisation; each user has exactly one. */
export const roleSchema = z.enum(['admin', 'manager', 'staff'])
export type Role = z.infer<typeof roleSchema>

/** Roles that may approve devices, lift pauses and activate PIN login (ACT-1, DEV-1, GRD-9). */
export const leadRoles: readonly Role[] = ['admin', 'manager']

/** Everybody, where a route asks for a session and nothing more. */
export const allRoles: readonly Role[] = roleSchema.options

/** How a user signs in (PIN-5): a `pin_only` user has no password anywhere. */
export const loginMethodSchema = z.enum(['password_and_pin', 'pin_only'])
export type LoginMethod = z.infer<typeof loginMethodSchema>

/** Whether somebody of one role may edit, block, make or give a PIN to somebody of another (USR-5). */
export function mayManage(actor: Role, target: Role): boolean {
  return actor === 'admin' || (actor === 'manager' && target !== 'admin')
}
