import type { Executor } from '../../db/database.ts'

/** The PINs that an organisation gives to nobody (POL-3), in order. */
export async function listRefusedPins(tx: Executor, organisationId: string): Promise<string[]> {
  const rows = await tx.query
    .selectFrom('refused_pins')
    .select('pin')
    .where('organisation_id', '=', organisationId)
    .orderBy('pin')
    .execute()
  return rows.map(({ pin }) => pin)
}

/** Whether a PIN is on the organisation's own list (POL-3). */
export async function isRefusedPin(tx: Executor, organisationId: string, pin: string): Promise<boolean> {
  const row = await tx.query
    .selectFrom('refused_pins')
    .select('pin')
    .where('organisation_id', '=', organisationId)
    .where('pin', '=', pin)
    .executeTakeFirst()
  return row !== undefined
}

/** Puts a list in the place of the one before. */
export async function replaceRefusedPins(tx: Executor, organisationId: string, pins: readonly string[]): Promise<void> {
  await tx.query.deleteFrom('refused_pins').where('organisation_id', '=', organisationId).execute()
  if (pins.length === 0) return
  await tx.query
    .insertInto('refused_pins')
    .values(pins.map((pin) => ({ organisation_id: organisationId, pin })))
    .execute()
}
