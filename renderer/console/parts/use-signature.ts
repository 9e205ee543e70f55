import { useState } from 'react'
import type { Confirm } from '../../../contract/confirm.ts'
import { pinPattern } from '../../../contract/pin-rules.ts'
import { textOf } from './form-text.ts'

/** What was typed into `SignChange`, and whether something is missing there. */
export function useSignature() {
  const [missing, setMissing] = useState(false)
  const read = (form: FormData): Confirm | null => {
    const confirm = confirmOf(form)
    setMissing(confirm === null)
    return confirm
  }
  return { missing, read }
}

function confirmOf(form: FormData): Confirm | null {
  const [pin, password] = [textOf(form, 'ownPin'), textOf(form, 'ownPassword')]
  if (form.has('ownPin')) return pinPattern.test(pin) ? { pin } : null
  return password === '' ? null : { password }
}
