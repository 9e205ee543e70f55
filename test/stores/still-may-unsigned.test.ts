import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BrowserCaller, WithSession } from '../../server/http/caller.ts'
import { createMailService } from '../../server/features/mail/mail-service.ts'
import { createTemplateService } from '../../server/features/mail/template-service.ts'
import { createPinRenewalService } from '../../server/features/pin-renewal/renewal-service.ts'
import { createSheetService } from '../../server/features/pin-renewal/sheet-service.ts'
import { createPinImport } from '../../server/features/pins/import-pin.ts'
import { createPinsOfNewUsers } from '../../server/features/pins/new-user-pin.ts'
import { createSettingsService } from '../../server/features/settings/settings-service.ts'
import { createImportService } from '../../server/features/users/import/import-service.ts'
import { createUserService } from '../../server/features/users/user-service.ts'
import { stillMay } from '../../server/http/still-may.ts'
import { callerOf, createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const which = { kind: 'new_pin', language: 'en' } as const
const words = { subject: 'Your PIN', body: '{{pin}}' }
const smtp = { host: 'mail.example', port: 465, security: 'tls', auth: null, from: 'till@shop.example' } as const
const row = { row: 1, displayName: 'Linh', username: null, email: null, role: 'staff', loginMethod: 'pin_only' } as const

/** Such a change waits for the organisation's row like any other, and whoever holds that row may just be demoting its caller. */
describe.each(databaseKinds)('who makes a change that nobody signs on %s', (kind) => {
  let bench: PeopleBench
  let as: WithSession<BrowserCaller>
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    const other = await bench.addUser(bench.organisationId, { role: 'admin', password_hash: 'some hash' })
    const { session, ...caller } = callerOf(other)
    as = { ...caller, session: { ...session, id: await bench.addSession(other) } }
  })
  afterEach(() => bench.drop())

  const scene = async () => {
    const deps = { ...bench, stillMay }
    const newcomer = await bench.addUser(bench.organisationId, { username: 'linh', email: 'linh@shop.example' })
    const invited = await bench.users.invite(bench.asAdmin, newcomer.id, {})
    if ('refused' in invited) throw new Error(invited.refused)
    await bench.database.query.updateTable('outbox').set({ state: 'dead', why: 'refused' }).execute()
    const { id: mail } = await bench.database.query.selectFrom('outbox').select('id').executeTakeFirstOrThrow()
    const imports = createImportService({ ...deps, pins: createPinImport(bench.tagger) })
    const begun = await imports.start(as, { rows: 1, withPins: false, confirm: { password: ownPassword } })
    const ofRenewal = { ...bench.ofRenewal, stillMay }
    const renewals = createPinRenewalService(ofRenewal)
    const renewal = await renewals.start(as, { graceDays: 0, password: ownPassword })
    if ('refused' in begun || 'refused' in renewal) throw new Error(JSON.stringify([begun, renewal]))
    const templates = createTemplateService(deps)
    const version = (await templates.list(as)).find((one) => one.kind === which.kind && one.language === which.language)?.version
    const users = createUserService({ ...deps, ...createPinsOfNewUsers(deps) })
    return [
      () => createMailService({ ...deps, server: smtp }).resend(as, mail),
      () => templates.save(as, which, `"${version}"`, words),
      () => templates.revert(as, which, `"${version}"`),
      () => renewals.change(as, renewal.id, 'paused'),
      () => renewals.retry(as, renewal.id),
      () => createSheetService(ofRenewal).handOut(as, renewal.id, 0),
      () => users.withdraw(as, newcomer.id),
      () => imports.add(as, begun.id, { seed: 'x'.repeat(43), rows: [{ ...row, pin: null, generate: false }] }),
      () => createSettingsService(deps).update(as, '"1"', { shopColour: '#7a2e3b' }),
    ]
  }
  const answersOf = async (changes: readonly (() => Promise<object | null>)[]) => {
    const answers: (object | null)[] = []
    for (const change of changes) answers.push(await change())
    return answers
  }

  it('DEV-10 changes nothing once signed out', async () => {
    const changes = await scene()
    await bench.database.query.updateTable('sessions').set({ ended_at: 1 }).execute()
    expect(await answersOf(changes)).toEqual(changes.map(() => ({ refused: 'not_signed_in' })))
  })

  it('USR-5 DEV-10 changes nothing once the role is another', async () => {
    const changes = await scene()
    await bench.database.query.updateTable('users').set({ role: 'staff' }).where('id', '=', as.session.user_id).execute()
    expect(await answersOf(changes)).toEqual(changes.map(() => ({ refused: 'not_allowed' })))
  })

  it('USR-5 goes through as who they were', async () => {
    const refused = (await answersOf(await scene())).flatMap((answer) => (answer !== null && 'refused' in answer ? [answer.refused] : []))
    // What was reverted was changed meanwhile; nobody is to be tried again, and no sheet was shown.
    expect(refused).toEqual(['changed_meanwhile', 'conflict', 'conflict'])
  })
})
