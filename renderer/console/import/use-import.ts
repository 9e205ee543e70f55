import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { endUserImport, importUsers, type ImportResult, startUserImport } from '../../../contract/http/user-imports.ts'
import type { ImportRow } from '../../../contract/import-row.ts'
import { ask, tell } from '../api/ask.ts'
import type { Failure } from '../api/send.ts'
import { useTask } from '../parts/use-task.ts'
import { usersKey } from '../users/use-users.ts'
import { drawSeed } from './draw-seed.ts'
import { runImport, type RunEnd } from './run-import.ts'

export interface ImportState {
  phase: 'ready' | 'running' | 'stopped' | 'done'
  /** Rows that were to come in. */
  of: number
  results: readonly ImportResult[]
  away: boolean
  end: RunEnd | null
}

interface Import extends ImportState {
  busy: boolean
  failure: Failure | null
  /** Begins, or goes on with the rows that have no result yet; signed with the own password. */
  start: (rows: readonly ImportRow[], wish: { password: string; invites: boolean }) => Promise<void>
  /** What is in stays. */
  cancel: () => void
}

const nothing: ImportState = { phase: 'ready', of: 0, results: [], away: false, end: null }

/** Sends an import, and keeps what came of each row. It ends with the page. */
export function useImport(): Import {
  const [state, setState] = useState(nothing)
  const { busy, failure, run } = useTask()
  const queries = useQueryClient()
  const cancelled = useRef(false)
  useEffect(() => () => void (cancelled.current = true), [])
  const change = (part: Partial<ImportState>) => setState((before) => ({ ...before, ...part }))
  const start = async (rows: readonly ImportRow[], { password, invites }: { password: string; invites: boolean }) => {
    const left = rowsLeft(rows, state)
    const withPins = left.some(({ pin }) => pin !== null)
    const body = { rows: left.length, withPins, invites, confirm: { password } }
    const begun = await run(() => ask(startUserImport, { body }))
    if (!begun) return
    const params = { id: begun.data.id }
    cancelled.current = false
    change({ phase: 'running', of: rows.length, end: null })
    const seed = drawSeed()
    const end = await runImport({
      rows: left,
      send: (batch) => ask(importUsers, { params, body: { seed, rows: [...batch] } }),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      isCancelled: () => cancelled.current,
      onResults: (results) => setState((before) => ({ ...before, results: [...before.results, ...results] })),
      onAway: (away) => change({ away }),
    })
    change({ phase: end === 'finished' || end === 'cancelled' ? 'done' : 'stopped', away: false, end })
    if (end !== 'over') void tell(endUserImport, { params })
    await queries.invalidateQueries({ queryKey: usersKey })
  }
  return { ...state, busy, failure, start, cancel: () => (cancelled.current = true) }
}

/** Where PIN login was activated in the middle, the PINs of the rest give way to generated ones. */
function rowsLeft(rows: readonly ImportRow[], { results, end }: ImportState): ImportRow[] {
  const done = new Set(results.map(({ row }) => row))
  const left = rows.filter(({ row }) => !done.has(row))
  return end === 'pinsTooLate' ? left.map((row) => ({ ...row, pin: null, generate: row.generate || row.pin !== null })) : left
}
