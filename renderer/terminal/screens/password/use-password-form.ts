import { type SubmitEvent, useState } from 'react'
import { channels } from '../../../../contract/ipc.ts'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'

export type FieldName = 'organisation' | 'username' | 'password'

interface PasswordForm {
  /** Fields that cannot be sent as they are. */
  wrong: readonly FieldName[]
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void
}

/** Sends what stands in the fields. Only the fields hold it, and the password is wiped from its field when it leaves. */
export function usePasswordForm(names: readonly FieldName[], busy: boolean): PasswordForm {
  const bridge = useBridge()
  const [wrong, setWrong] = useState<readonly FieldName[]>([])

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = event.currentTarget
    const typed = Object.fromEntries(names.map((name) => [name, fieldOf(form, name).value]))
    const parsed = channels.signInWithPassword.arguments.safeParse(typed)
    const problems = parsed.error?.issues.map((issue) => issue.path[0]) ?? []
    const rejected = names.filter((name) => problems.includes(name))
    setWrong(rejected)
    if (rejected[0] !== undefined) fieldOf(form, rejected[0]).focus()
    if (!parsed.success) return
    fieldOf(form, 'password').value = ''
    ask(bridge.signInWithPassword(parsed.data))
  }
  return { wrong, onSubmit }
}

function fieldOf(form: HTMLFormElement, name: FieldName): HTMLInputElement {
  const field = form.elements.namedItem(name)
  if (!(field instanceof HTMLInputElement)) throw new Error(`no field ${name}`)
  return field
}
