import { type SubmitEvent, useState } from 'react'
import { openConsoleSession } from '../../contract/http/console.ts'
import { enter } from './console-store.ts'

interface SignInForm {
  /** Names of the fields that cannot be sent as they are. */
  wrong: readonly string[]
  /** Whether the organisation is asked for. */
  named: boolean
  /** The organisation that a link to this page named. */
  slug: string
  nameOrganisation: () => void
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void
}

/** Reads the fields once, when they are sent; nothing follows what is typed. A link may name the organisation: ?organisation=corner-shop */
export function useSignInForm(): SignInForm {
  const [slug] = useState(() => new URLSearchParams(location.search).get('organisation') ?? '')
  const [named, setNamed] = useState(slug !== '')
  const [wrong, setWrong] = useState<readonly string[]>([])
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const parsed = openConsoleSession.body.safeParse(Object.fromEntries(new FormData(event.currentTarget)))
    setWrong(parsed.error?.issues.map((issue) => String(issue.path[0])) ?? [])
    if (parsed.success) void enter(parsed.data)
  }
  return { wrong, named, slug, nameOrganisation: () => setNamed(true), onSubmit }
}
