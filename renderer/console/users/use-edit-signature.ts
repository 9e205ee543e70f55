import { useState } from 'react'
import type { Confirm } from '../../../contract/confirm.ts'
import { type SignatureNeed, type SignedParts, signatureFor } from '../../../contract/user-signing.ts'
import type { User } from '../../../contract/http/users.ts'
import { useSignature } from '../parts/use-signature.ts'
import type { Login } from './person-fields.tsx'

interface EditSignature {
  /** Which field stands in the form; null: none. */
  asks: SignatureNeed | null
  missing: boolean
  /** What signs this change, null where nothing has to; false: it was not asked for yet, or not given. */
  read: (form: FormData, after: SignedParts) => Confirm | null | false
  done: () => void
}

/** The signature under a change of somebody (SIGN-1): another role asks for it at once, what is typed when it is sent. */
export function useEditSignature(start: User, login: Login): EditSignature {
  const { missing, read } = useSignature()
  const [asked, setAsked] = useState<SignatureNeed | null>(null)
  const need = (after: SignedParts) => signatureFor(start, after, start.password === 'set' || start.pin === 'set')
  return {
    asks: asked ?? need({ ...login, email: start.email }),
    missing,
    read: (form, after) => {
      const now = need(after)
      setAsked(now)
      if (now === null) return null
      // A field that the form does not show yet is no mistake of whoever fills it in.
      const isShown = form.has('ownPassword') || (now === 'any' && form.has('ownPin'))
      return isShown ? (read(form) ?? false) : false
    },
    done: () => setAsked(null),
  }
}
