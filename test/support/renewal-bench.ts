import type { DatabaseKind } from '../../server/db/database.ts'
import type { UserRow } from '../../server/db/schema.ts'
import type { RenewalDeps } from '../../server/features/pin-renewal/renewal-deps.ts'
import { createPinRenewalService } from '../../server/features/pin-renewal/renewal-service.ts'
import { createRenewalWorker, usualPace, type Pace } from '../../server/features/pin-renewal/renewal-worker.ts'
import { createSheetService } from '../../server/features/pin-renewal/sheet-service.ts'
import type { Refused } from '../../server/http/answer.ts'
import { createPeopleBench, ownPassword, type PeopleBench } from './people-bench.ts'

/** New PINs for everybody on a real database, with a held clock. */
export async function createRenewalBench(kind: DatabaseKind) {
  const bench = await createPeopleBench(kind)
  await bench.database.query.updateTable('organisations').set({ pin_max_length: 8 }).execute()
  const renewals = createPinRenewalService(bench.ofRenewal)
  const sheets = createSheetService(bench.ofRenewal)
  const works = async (pin: string) => {
    const owner = await bench.lookup.findPinOwner(bench.database, bench.organisationId, pin)
    return owner !== null && !owner.retired && !owner.blocked && !owner.removed
  }
  return {
    ...bench,
    renewals,
    sheets,
    works,
    worker: (other: Partial<RenewalDeps> = {}, pace: Partial<Pace> = {}) =>
      createRenewalWorker({ ...bench.ofRenewal, ...other }, { ...usualPace, runFor: Infinity, ...pace }),
    /** Somebody with that PIN; without an address where it is null. */
    addPerson: async (name: string, pin: string, email: string | null = `${name.toLowerCase()}@shop.example`): Promise<UserRow> => {
      const user = await bench.addUser(bench.organisationId, { display_name: name, email })
      const set = await bench.pins.setPin(bench.asAdmin, user.id, { pin }, ownPassword)
      if ('refused' in set) throw new Error(set.refused)
      return user
    },
    /** A second later, a longer minimum and new PINs for everybody along with it. */
    raise: async (minLength = 6, graceDays = 0) => {
      bench.clock.now += 1_000
      const { version } = await bench.pinRules.read(bench.asAdmin)
      const update = { ifMatch: `"${version}"`, change: { minLength }, renew: { graceDays }, password: ownPassword }
      const done = await bench.pinRules.update(bench.asAdmin, update)
      bench.clock.now += 1_000
      return done
    },
    now: async () => {
      const { renewal } = await renewals.read(bench.asAdmin)
      if (renewal === null) throw new Error('there was no renewal')
      return renewal
    },
    results: async (show: 'all' | 'no_mail' | 'failed' | 'not_moved' = 'all') => {
      const page = await renewals.people(bench.asAdmin, { show, limit: 200 })
      if ('refused' in page) throw new Error(page.refused)
      return Object.fromEntries(page.items.map(({ displayName, result }) => [displayName, result]))
    },
    /** The PIN in each mail that waits, by the name of who gets it. */
    mailed: () => pinsInMails(bench),
    openSheet: async () => {
      const { renewal } = await renewals.read(bench.asAdmin)
      return done(await sheets.open(bench.asAdmin, renewal?.id ?? '', ownPassword))
    },
  }
}

export type RenewalBench = Awaited<ReturnType<typeof createRenewalBench>>

/** What was answered, which was no refusal. */
export function done<Answer extends object>(answer: Answer | Refused): Answer {
  if ('refused' in answer) throw new Error(answer.refused)
  return answer
}

async function pinsInMails({ database, keys }: PeopleBench): Promise<Record<string, string>> {
  const rows = await database.query
    .selectFrom('outbox')
    .innerJoin('users', 'users.id', 'outbox.user_id')
    .selectAll('outbox')
    .select('users.display_name')
    .where('outbox.kind', '=', 'new_pin')
    .orderBy('outbox.id')
    .execute()
  return Object.fromEntries(
    rows.map(({ display_name, sealed, organisation_id, id }) => {
      const values = JSON.parse(keys.open('mail', sealed ?? new Uint8Array(), `outbox ${organisation_id} ${id}`)) as { pin: string }
      return [display_name, values.pin]
    }),
  )
}
