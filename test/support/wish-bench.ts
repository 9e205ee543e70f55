import type { PinCodeDeps } from '../../server/features/pin-codes/pin-code-deps.ts'
import { lastingPlace } from '../../server/features/passwords/place.ts'
import { createAddressLimit } from '../../server/http/address-limit.ts'
import { mailboxOf } from '../../server/features/mailboxes/mailbox-store.ts'
import { createOneMailbox } from '../../server/features/one-mailbox/one-mailbox.ts'
import { createMailWriter } from '../../server/features/mail/write-mail.ts'
import { tellersOf } from '../../server/wire-mail.ts'
import type { PeopleBench } from './people-bench.ts'

const unlimited = 1_000_000_000
const notHere = () => Promise.reject(new Error('a wrong code came this far'))

/** What codes for a new PIN need, up to the point where a right one is used. */
export function codeDepsOf(bench: PeopleBench): PinCodeDeps {
  const { tellCode, tellWithheld } = tellersOf(createMailWriter({ ...bench, canSend: true }))
  const later = {
    offerPins: notHere,
    refuseByRule: notHere,
    changePin: notHere,
    typingRules: notHere,
    notePinByMail: notHere,
    forgetWrongPins: notHere,
  }
  const oneMailbox = createOneMailbox({ ...bench, tellWithheld })
  return { ...bench, ...later, oneMailbox, links: createAddressLimit(unlimited), canMail: true, mailboxOf, tellCode }
}

/** What mailed links for a new password need. */
export function resetDepsOf(bench: PeopleBench) {
  const { tellLink, tellWithheld } = tellersOf(createMailWriter({ ...bench, canSend: true }))
  const oneMailbox = createOneMailbox({ ...bench, tellWithheld })
  return { ...bench, oneMailbox, links: createAddressLimit(unlimited), canMail: true, mailboxOf, tellLink, lastingPlace }
}
