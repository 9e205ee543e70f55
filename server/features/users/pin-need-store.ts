import type { LoginMethod, Role } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'

/** Roles whose people type a PIN after their password (POL-8). Call it under `lockOrganisation`, so that the rule holds when it is used. */
export async function secondStepRoles(tx: Executor, organisationId: string): Promise<Role[]> {
  const row = await tx.query
    .selectFrom('organisations')
    .select(['pin_need_admin', 'pin_need_manager', 'pin_need_staff'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return (['admin', 'manager', 'staff'] as const).filter((role) => row[`pin_need_${role}`] === 'second_step')
}

/** Nobody is PIN-only in a role that asks for the password first (POL-8). */
export async function refusePinOnlyRole(
  tx: Executor,
  organisationId: string,
  { role, login_method }: { role: Role; login_method: LoginMethod },
): Promise<Refused | null> {
  if (login_method !== 'pin_only' || !(await secondStepRoles(tx, organisationId)).includes(role)) return null
  return { refused: 'conflict', errors: [{ field: 'loginMethod', rule: 'This role signs in with a password, and the PIN after it.' }] }
}
