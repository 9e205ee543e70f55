import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { getPinRules, updatePinRules, type PinRules } from '../../../contract/http/pin-rules.ts'
import { ask } from '../api/ask.ts'
import { textOf } from '../parts/form-text.ts'
import { useTask } from '../parts/use-task.ts'
import { settingsKey } from '../settings/use-settings.ts'
import { changeOf, draftOf, problemsOf, type RulesDraft } from './rules-draft.ts'
import { pinRulesKey } from './use-pin-rules.ts'

/** The form's draft and what becomes of it. Who saves second is told, sees the others' rules, and keeps the own changes over them. */
export function useRulesForm(rules: PinRules) {
  const queries = useQueryClient()
  const { busy, failure, run, forget } = useTask()
  const [start, setStart] = useState(rules)
  const [draft, setDraft] = useState(() => draftOf(rules))
  const [missing, setMissing] = useState(false)
  const [saved, setSaved] = useState(false)
  const change = changeOf(start, draft)
  const changed = Object.keys(change).length > 0
  const raised = draft.minLength > start.minLength
  const [renew, setRenew] = useState<RenewAnswer>(noAnswer)
  const problems = [...problemsOf(draft, start), ...(raised && renew.answer === '' ? (['notAnswered'] as const) : [])]
  const begin = (from: PinRules) => {
    setRenew(noAnswer)
    setStart(from)
    setDraft(draftOf(from))
  }
  // Nothing is being changed here: a colleague's change, or another number of users, is simply shown.
  if (rules !== start && !changed && !busy && rules.version >= start.version) begin(rules)

  const meet = async () => {
    const fresh = await ask(getPinRules)
    if (fresh.kind !== 'done') return
    setStart(fresh.data)
    const { refusedPins, ...plain } = change
    setDraft({ ...draftOf(fresh.data), ...definedIn(plain), ...(refusedPins && { list: refusedPins.join('\n') }) })
  }
  const save = async (form: FormData) => {
    const password = textOf(form, 'ownPassword')
    setMissing(password === '')
    setSaved(false)
    forget()
    if (password === '' || problems.length > 0 || !changed) return
    const headers = { 'if-match': `"${start.version}"` }
    const done = await run(async () => {
      const answer = await ask(updatePinRules, { body: { ...change, ...(raised && renewOf(renew)), confirm: { password } }, headers })
      if (answer.kind === 'refused' && answer.problem.code === 'changed_meanwhile') await meet()
      return answer
    })
    if (!done) return
    begin(done.data)
    setSaved(true)
    queries.setQueryData(pinRulesKey, done.data)
    await queries.invalidateQueries({ queryKey: settingsKey })
  }
  const set = (part: Partial<RulesDraft>) => {
    setSaved(false)
    setDraft((before) => ({ ...before, ...part }))
  }
  const discard = () => {
    forget()
    begin(start)
  }
  return { start, draft, raised, renew, setRenew, changed, problems, busy, failure, missing, saved: saved && !changed, set, save, discard }
}

export type RulesForm = ReturnType<typeof useRulesForm>

/** What becomes of the PINs that people have when new ones are longer (POL-4); nothing is chosen for anybody. */
export interface RenewAnswer {
  answer: '' | 'keep' | 'renew'
  graceDays: number
}

const noAnswer: RenewAnswer = { answer: '', graceDays: 0 }

function renewOf({ answer, graceDays }: RenewAnswer) {
  return answer === 'renew' ? { renew: { graceDays } } : {}
}

function definedIn<Part extends object>(part: Part): { [Name in keyof Part]: Exclude<Part[Name], undefined> } {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as never
}
