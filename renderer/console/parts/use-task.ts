import { useRef, useState } from 'react'
import type { Answer, Failure } from '../api/send.ts'

interface Task {
  busy: boolean
  /** Why the last try changed nothing. */
  failure: Failure | null
  /** Does it, unless it is being done: a double click does nothing twice. Data, or null where it failed. */
  run: <Data>(act: () => Promise<Answer<Data>>) => Promise<{ data: Data } | null>
  forget: () => void
}

/** One change at a time, and what came of the last. */
export function useTask(): Task {
  const running = useRef(false)
  const [state, setState] = useState<Pick<Task, 'busy' | 'failure'>>({ busy: false, failure: null })
  const run = async <Data>(act: () => Promise<Answer<Data>>) => {
    if (running.current) return null
    running.current = true
    setState({ busy: true, failure: null })
    const answer = await act()
    running.current = false
    setState({ busy: false, failure: answer.kind === 'done' ? null : answer })
    return answer.kind === 'done' ? { data: answer.data } : null
  }
  return { ...state, run, forget: () => setState({ busy: false, failure: null }) }
}
