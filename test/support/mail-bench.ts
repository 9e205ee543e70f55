import { createMailWorker } from '../../server/features/mail/send-mails.ts'
import { createSmtp, type Deliver, type SmtpTrust } from '../../server/features/mail/smtp.ts'
import { createMailWriter, type MailToWrite } from '../../server/features/mail/write-mail.ts'
import type { DatabaseKind } from '../../server/db/database.ts'
import type { UserRow } from '../../server/db/schema.ts'
import type { SmtpConfig } from '../../server/smtp-url.ts'
import { newPinWriterOf } from '../../server/wire-mail.ts'
import { startMailServer, type MailServerOptions, type TestMailServer } from './mail-server.ts'
import { createPeopleBench } from './people-bench.ts'

/** The outbox on a real database with a held clock; mails go to whatever server a test names. */
export async function createMailBench(kind: DatabaseKind) {
  const bench = await createPeopleBench(kind)
  const write = createMailWriter({ ...bench, canSend: true })
  const silent = { write: createMailWriter({ ...bench, canSend: false }), canSend: false, publicUrl: bench.publicUrl }
  const lea = await bench.addUser(bench.organisationId, { display_name: 'Léa Müller', username: 'lea', email: 'lea@shop.example' })
  const servers: TestMailServer[] = []
  return {
    ...bench,
    /** A mail server that is there as long as the bench. */
    serve: async (options?: MailServerOptions) => {
      const server = await startMailServer(options)
      servers.push(server)
      return server
    },
    drop: async () => {
      for (const server of servers) await server.close()
      await bench.drop()
    },
    write,
    writeNewPinWithoutServer: newPinWriterOf(bench, silent),
    lea,
    mail: (user: UserRow, more: Partial<MailToWrite> = {}) =>
      bench.database.transaction((tx) =>
        write(tx, { organisationId: user.organisation_id, userId: user.id, kind: 'pin_changed', values: {}, ...more }),
      ),
    workerFor: (config: SmtpConfig, trust?: SmtpTrust) => createMailWorker({ ...bench, deliver: createSmtp(config, trust) }),
    workerWith: (deliver: Deliver) => createMailWorker({ ...bench, deliver }),
    /** State, reason and code of every mail. */
    states: async () =>
      (await bench.database.query.selectFrom('outbox').select(['state', 'why', 'reply']).orderBy('id').execute()).map(Object.values),
    outbox: () => bench.database.query.selectFrom('outbox').selectAll().orderBy('id').execute(),
  }
}

export type MailBench = Awaited<ReturnType<typeof createMailBench>>
