import type { PinRulesChange } from '../../contract/http/pin-rules.ts'
import type { MailBench } from './mail-bench.ts'
import { ownPassword } from './people-bench.ts'

/** Changes the PIN rules as the admin does. */
export async function chooseRules(bench: MailBench, change: PinRulesChange) {
  const { version } = await bench.pinRules.read(bench.asAdmin)
  const done = await bench.pinRules.update(bench.asAdmin, { ifMatch: `"${version}"`, change, password: ownPassword })
  if ('refused' in done) throw new Error(done.refused)
  return done
}

/** Every mail as its reader gets it: to whom, about what, and the digits in it; but for those by which new addresses are confirmed. */
export async function deliveredMails(bench: MailBench) {
  const server = await bench.serve()
  await bench.workerFor(server.config).run()
  const received = server.received.filter(({ mail }) => !(mail.text ?? '').includes('#/confirm-address/'))
  return received.map(({ mail, to }) => ({ to: to[0], subject: mail.subject, pin: /^\d{4,16}$/m.exec(mail.text ?? '')?.[0] }))
}
