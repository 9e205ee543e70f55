import type { Chore } from './boot/chores.ts'
import { createMailWorker, sweepMails, type MailWorkerDeps } from './features/mail/send-mails.ts'
import { createSmtp } from './features/mail/smtp.ts'
import { createMailWriter, type WriteMail } from './features/mail/write-mail.ts'
import { createNewPinWriter, type WriteNewPin } from './features/mail/write-new-pin.ts'
import type { VerificationDeps } from './features/mailboxes/verification.ts'
import type { OneMailboxDeps } from './features/one-mailbox/one-mailbox.ts'
import type { TellLink } from './features/password-links/new-link.ts'
import { findById } from './features/passwords/password-user-store.ts'
import { newPinLink } from './features/pin-links/new-pin-link.ts'
import { putPinLink } from './features/pin-links/pin-link-store.ts'
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
  /** A new PIN goes to its user, in the mail or behind a link (POL-7, MAIL-3). */
  writeNewPin: WriteNewPin
  /** Asks whether an address is its user's. */
  tellVerify: VerificationDeps['tellVerify']
  /** Tells the address before that mails go elsewhere now. */
  tellMoved: VerificationDeps['tellMoved']
  /** A code to choose a new PIN, to that address and no other (SELF-7). */
  tellCode: (tx: Executor, to: { organisationId: string; userId: string; address: string; code: string }) => Promise<boolean>
  /** Why there is no code or link for the one of two factors (POL-8), to that address and no other. */
  tellWithheld: OneMailboxDeps['tellWithheld']
  /** That a password was changed with a recovery code (ACC-1). */
  tellPasswordChanged: (tx: Executor, owner: { organisationId: string; userId: string }) => Promise<boolean>
  stop: () => Promise<void>
}

/** How often the outbox is looked at, in seconds: as long as a mail may wait without anybody noticing. */
const lookSeconds = 2

type MailFoundation = Omit<MailWorkerDeps, 'deliver'>

/** @param publicUrl where links lead. */
export function wireMail(foundation: MailFoundation, server: SmtpConfig | null, publicUrl: () => URL): Mail {
  const canSend = server !== null
  const write = createMailWriter({ ...foundation, canSend })
  const told = { ...tellersOf(write), writeNewPin: newPinWriterOf(foundation, { write, canSend, publicUrl }) }
  // What was written before the server was taken away holds secrets all the same.
  const sweep = { everySeconds: 60, run: () => sweepMails(foundation) }
  if (server === null) return { server, write, ...told, chores: [sweep], stop: () => Promise.resolve() }
  const worker = createMailWorker({ ...foundation, deliver: createSmtp(server) })
  return { server, write, ...told, chores: [{ everySeconds: lookSeconds, run: () => worker.run() }, sweep], stop: () => worker.stop() }
}

/** What causes say, as mails. */
export function tellersOf(write: WriteMail): Omit<Mail, 'server' | 'write' | 'writeNewPin' | 'chores' | 'stop'> {
  return {
    tellLink: (tx, { id, organisation_id, username }, { mailedUrl, row }) =>
      write(tx, {
        organisationId: organisation_id,
        userId: id,
        kind: row.kind === 'reset' ? 'password_reset' : 'invitation',
        values: { username: username ?? '', link: mailedUrl },
      }),
    tellVerify: (tx, { id, organisation_id }, { email, link }) =>
      write(tx, { organisationId: organisation_id, userId: id, kind: 'verify_email', values: { link }, address: email }),
    tellMoved: (tx, { id, organisation_id }, email) =>
      write(tx, { organisationId: organisation_id, userId: id, kind: 'email_changed', values: {}, address: email }),
    tellCode: (tx, { code, ...to }) => write(tx, { ...to, kind: 'pin_reset_code', values: { code } }),
    tellWithheld: async (tx, { organisationId, userId, address, factor }) => {
      const values = factor === 'pin' ? {} : { username: await usernameOf(tx, userId) }
      const kind = factor === 'pin' ? 'pin_code_withheld' : 'password_reset_withheld'
      return write(tx, { organisationId, userId, address, kind, values })
    },
    tellPasswordChanged: (tx, owner) => write(tx, { ...owner, kind: 'password_changed', values: {} }),
    tellPinSet: (tx, owner) => write(tx, { ...owner, kind: 'pin_changed', values: {} }),
  }
}

async function usernameOf(tx: Executor, userId: string): Promise<string> {
  return (await findById(tx, userId))?.username ?? ''
}

/** A new PIN as a mail, and the link in it. */
export function newPinWriterOf(
  { effects, keys }: Pick<MailFoundation, 'effects' | 'keys'>,
  { write, canSend, publicUrl }: { write: WriteMail; canSend: boolean; publicUrl: () => URL },
): WriteNewPin {
  return createNewPinWriter({
    write,
    canSend,
    linkTo: (newPin) => {
      const { url, row } = newPinLink(effects, keys, publicUrl(), newPin)
      return { url, keep: (tx) => putPinLink(tx, row) }
    },
  })
}
