import type { Executor } from '../../db/database.ts'
import type { PasswordCaller } from '../../http/password-check.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import type { Subject } from './password-charge.ts'

export type Surface = 'terminal' | 'console' | 'confirmation' | 'application' | 'recovery'

/** Records a wrong password and, where it began a wait, that too. The subject is named where there is one: only the records know. */
export async function recordWrongPassword(
  tx: Executor,
  effects: Effects,
  subject: Subject,
  caller: PasswordCaller,
  surface: Surface,
  waitSeconds: number,
): Promise<void> {
  const where = {
    organisationId: subject.organisationId,
    at: effects.now(),
    actorId: null,
    subjectId: subject.user?.id ?? null,
    deviceId: deviceOf(caller, subject.organisationId),
    sessionId: null,
    ip: caller.ip,
  }
  const typed = caller.kind === 'application' ? { surface, app: caller.app.name } : { surface }
  await recordEvent(tx, effects.newId, { ...where, type: 'password.refused', details: typed })
  if (waitSeconds === 0) return
  await recordEvent(tx, effects.newId, { ...where, type: 'password.limited', details: { ...typed, seconds: waitSeconds } })
}

/** The device, where it is one of this organisation's. */
function deviceOf(caller: PasswordCaller, organisationId: string): string | null {
  return caller.kind === 'device' && caller.device?.organisation_id === organisationId ? caller.device.id : null
}
