import { createKeyRing } from '../../server/crypto/key-ring.ts'
import type { DatabaseKind } from '../../server/db/database.ts'
import type { DeviceRow, OrganisationRow, UserRow } from '../../server/db/schema.ts'
import { createOneMailbox } from '../../server/features/one-mailbox/one-mailbox.ts'
import { findOrganisation } from '../../server/features/organisations/organisation-store.ts'
import { wireSecondSteps } from '../../server/wire-second-steps.ts'
import { callerOf, createTapBench, type TapBench } from './tap-bench.ts'

/** Amara, PIN 49203, whose role types it after the password, on the bench of taps. */
export async function createStepBench(kind: DatabaseKind) {
  const bench = await createTapBench(kind)
  const amara = await bench.addUser('Amara Okafor', '49203')
  const { database, effects, pins, published } = bench
  const rule = (columns: Partial<OrganisationRow>) =>
    database.query.updateTable('organisations').set(columns).where('id', '=', bench.organisationId).execute()
  const changeUser = (columns: Partial<UserRow>) => database.query.updateTable('users').set(columns).where('id', '=', amara).execute()
  await changeUser({ login_method: 'password_and_pin', username: 'amara', username_key: 'amara', password_hash: 'of amara' })
  await rule({ pin_need_staff: 'second_step' })
  const events = {
    publish: (...some: (typeof published)[number][]) => void published.push(...some),
    subscribe: () => () => undefined,
  }
  const keys = createKeyRing(new Uint8Array(32).fill(1))
  const oneMailbox = createOneMailbox({ effects, tellWithheld: () => Promise.resolve() })
  const steps = wireSecondSteps({ database, effects, events, keys, pins, oneMailbox }, () => Promise.resolve(false))
  return { ...bench, amara, rule, changeUser, events, steps, ...stepsOf(bench, steps, amara) }
}

export type StepBench = Awaited<ReturnType<typeof createStepBench>>

function stepsOf({ database }: TapBench, steps: ReturnType<typeof wireSecondSteps>, amara: string) {
  /** What follows amara's right password at a device. */
  const ask = (device: DeviceRow) =>
    database.transaction(async (tx) => {
      const user = await tx.query.selectFrom('users').selectAll().where('id', '=', amara).executeTakeFirstOrThrow()
      const organisation = await findOrganisation(tx, user.organisation_id)
      if (organisation === undefined) throw new Error('no organisation')
      return steps.askAtTerminal(tx, callerOf(device), { organisation, user, deviceId: device.status === 'approved' ? device.id : null })
    })
  return {
    ask,
    token: async (device: DeviceRow) => {
      const asked = await ask(device)
      if (asked === null || !('kind' in asked) || asked.kind !== 'pinRequired') throw new Error(JSON.stringify(asked))
      return asked.token
    },
    /** What comes of a PIN. */
    take: async (token: string, pin: string, device: DeviceRow) => {
      const outcome = await steps.signInWithSecondStep(callerOf(device), { token, pin })
      return outcome.kind === 'refused' ? outcome.refused.refused : outcome.kind
    },
    openSessions: () => database.query.selectFrom('sessions').selectAll().where('ended_at', 'is', null).execute(),
    counters: () => database.query.selectFrom('second_step_counters').selectAll().execute(),
    recorded: async () => (await database.query.selectFrom('audit_events').selectAll().orderBy('id').execute()).map((row) => row),
  }
}
