import { z } from 'zod'
import { lockRows, type Executor } from '../../db/database.ts'
import type { GuessingRow } from '../../db/guarding-rows.ts'
import type { GuessingState } from './guessing-policy.ts'

/** The device whose guessing row is meant. */
export interface GuessedDevice {
  id: string
  organisation_id: string
}

const timesSchema = z.array(z.number())
const liftsSchema = z.array(z.object({ at: z.number(), where: z.enum(['device', 'console', 'approval']) }))

/** Takes the device's guessing row for this transaction, making it first where there is none (GRD-3). */
export async function lockGuessing(tx: Executor, device: GuessedDevice): Promise<GuessingState> {
  const found = await lockRow(tx, device.id)
  if (found !== undefined) return toState(found)
  await tx.query
    .insertInto('guessing')
    .values({ device_id: device.id, organisation_id: device.organisation_id, ...emptyColumns })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const made = await lockRow(tx, device.id)
  if (made === undefined) throw new Error('a guessing row that was just written is not there')
  return toState(made)
}

/** Reads without taking the row: for what is only shown. Null where the device never had a tap. */
export async function readGuessing(tx: Executor, deviceId: string): Promise<GuessingState | null> {
  const row = await tx.query.selectFrom('guessing').selectAll().where('device_id', '=', deviceId).executeTakeFirst()
  return row === undefined ? null : toState(row)
}

export async function writeGuessing(tx: Executor, deviceId: string, state: GuessingState): Promise<void> {
  await tx.query.updateTable('guessing').set(toColumns(state)).where('device_id', '=', deviceId).execute()
}

export async function deleteGuessing(tx: Executor, deviceId: string): Promise<void> {
  await tx.query.deleteFrom('guessing').where('device_id', '=', deviceId).execute()
  await tx.query.deleteFrom('guessing_refusals').where('device_id', '=', deviceId).execute()
}

const emptyColumns = {
  wrong_in_row: 0,
  wait_until: null,
  wait_seconds: 0,
  paused_at: null,
  pause_reason: null,
  charges: '[]',
  forgiven: '[]',
  lifts: '[]',
} as const

function lockRow(tx: Executor, deviceId: string): Promise<GuessingRow | undefined> {
  return lockRows(tx, tx.query.selectFrom('guessing').selectAll().where('device_id', '=', deviceId)).executeTakeFirst()
}

function toState(row: GuessingRow): GuessingState {
  return {
    wrongInRow: row.wrong_in_row,
    waitUntil: row.wait_until,
    waitSeconds: row.wait_seconds,
    pausedAt: row.paused_at,
    pauseReason: row.pause_reason,
    charges: timesSchema.parse(JSON.parse(row.charges)),
    forgiven: timesSchema.parse(JSON.parse(row.forgiven)),
    lifts: liftsSchema.parse(JSON.parse(row.lifts)),
  }
}

function toColumns(state: GuessingState): Omit<GuessingRow, 'device_id' | 'organisation_id'> {
  return {
    wrong_in_row: state.wrongInRow,
    wait_until: state.waitUntil,
    wait_seconds: state.waitSeconds,
    paused_at: state.pausedAt,
    pause_reason: state.pauseReason,
    charges: JSON.stringify(state.charges),
    forgiven: JSON.stringify(state.forgiven),
    lifts: JSON.stringify(state.lifts),
  }
}
