import type { Chore } from './boot/chores.ts'
import { createMailWorker, type MailWorkerDeps } from './features/mail/send-mails.ts'
import { createSmtp } from './features/mail/smtp.ts'
import { createMailWriter, type WriteMail } from './features/mail/write-mail.ts'
import type { TellLink } from './features/password-links/new-link.ts'
import type { Executor } from './db/database.ts'
import type { SmtpConfig } from './smtp-url.ts'

/** The outbox and who empties it. */
export interface Mail {
  /** Null: there is no mail server, so nothing is written or sent. */
  server: SmtpConfig | null
  write: WriteMail
  chores: Chore[]
  /** Links to choose a password go by mail, where there is an address. */
  tellLink: TellLink
  /** That a PIN was set anew, without the PIN (SELF-8). */
  tellPinSet: (tx: Executor, owner: { organisationId: string; userId: string }) => Promise<boolean>
  stop: () => Promise<void>
}

/** How often the outbox is looked at, in seconds: as long as a mail may wait without anybody noticing. */
const lookSeconds = 2

export function wireMail(foundation: Omit<MailWorkerDeps, 'deliver'>, server: SmtpConfig | null): Mail {
  const write = createMailWriter({ ...foundation, canSend: server !== null })
  const told = tellersOf(write)
  if (server === null) return { server, write, ...told, chores: [], stop: () => Promise.resolve() }
  const worker = createMailWorker({ ...foundation, deliver: createSmtp(server) })
  const chores = [
    { everySeconds: lookSeconds, run: () => worker.run() },
    { everySeconds: 60, run: () => worker.sweep() },
  ]
  return { server, write, ...told, chores, stop: () => worker.stop() }
}

/** What causes say, as mails. */
export function tellersOf(write: WriteMail): Pick<Mail, 'tellLink' | 'tellPinSet'> {
  return {
    tellLink: (tx, { id, organisation_id, username }, { url, row }) =>
      write(tx, {
        organisationId: organisation_id,
        userId: id,
        kind: row.kind === 'reset' ? 'password_reset' : 'invitation',
        values: { username: username ?? '', link: url },
      }),
    tellPinSet: (tx, owner) => write(tx, { ...owner, kind: 'pin_changed', values: {} }),
  }
}
