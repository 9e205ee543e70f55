import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Settings } from '../../../contract/http/settings.ts'
import type { SettingName } from '../../../contract/settings-rules.ts'
import { useTask } from '../parts/use-task.ts'
import { changeOf, differing, type Draft, draftOf, problemsOf } from './draft.ts'
import { sendChange } from './send-change.ts'
import { settingsKey } from './use-settings.ts'

/** What somebody else changed while this form was open. */
export interface Meanwhile {
  before: Draft
  after: Draft
}

/** The form's draft and what becomes of it. Who saves second is told and shown what the first one changed; nothing typed is lost. */
export function useSettingsForm(settings: Settings) {
  const queries = useQueryClient()
  const { busy, failure, run, forget } = useTask()
  const [start, setStart] = useState(settings)
  const [draft, setDraft] = useState(() => draftOf(settings))
  const [problems, setProblems] = useState<SettingName[]>([])
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null)
  const [saved, setSaved] = useState(false)
  const changed = differing(start, draft)
  const begin = (from: Settings) => {
    setStart(from)
    setDraft(draftOf(from))
    setProblems([])
    setMeanwhile(null)
  }
  // Nothing is being changed here: a colleague's change is simply shown.
  if (settings.version > start.version && changed.length === 0 && !busy) begin(settings)

  /** The colleague's settings with the own changes over them: the next save is made knowing both. */
  const meet = (theirs: Settings) => {
    setMeanwhile({ before: start, after: theirs })
    setDraft({ ...draftOf(theirs), ...changeOf(start, draft) })
    setStart(theirs)
  }
  const save = async () => {
    const change = changeOf(start, draft)
    const wrong = problemsOf(change)
    setProblems(wrong)
    setSaved(false)
    if (wrong.length > 0 || changed.length === 0) return
    const done = await run(() => sendChange(change, start.version, meet))
    if (!done) return
    begin(done.data)
    setSaved(true)
    queries.setQueryData([...settingsKey, 'all'], done.data)
    await queries.invalidateQueries({ queryKey: settingsKey })
  }
  return {
    start,
    draft,
    problems,
    meanwhile,
    busy,
    failure,
    changed,
    saved: saved && changed.length === 0,
    save,
    set: (part: Partial<Draft>) => {
      setSaved(false)
      setDraft((before) => ({ ...before, ...part }))
    },
    discard: () => {
      forget()
      begin(start)
    },
  }
}

export type SettingsFormState = ReturnType<typeof useSettingsForm>
