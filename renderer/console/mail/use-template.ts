import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MailTemplate, putMailTemplate, revertMailTemplate } from '../../../contract/http/mail.ts'
import { type TemplateProblem, templateProblems } from '../../../contract/mail-template-rules.ts'
import { ask } from '../api/ask.ts'
import { useTask } from '../parts/use-task.ts'
import { mailKey } from './use-mail.ts'

/** Rules that speak of a place by its name. */
const namesPlace: ReadonlySet<TemplateProblem['rule']> = new Set(['missing', 'secret', 'alone'])

/** A template that is being edited, judged by the same rules as on the server before it is sent. */
export function useTemplate(template: MailTemplate) {
  const { t } = useTranslation('mail')
  const queries = useQueryClient()
  const { busy, failure, run, forget } = useTask()
  const [draft, setDraft] = useState({ subject: template.subject, body: template.body })
  const [own, setOwn] = useState(template.own)
  // The fields begin anew with what was saved or taken back, so that nothing counts as typed and unsaved.
  const [start, setStart] = useState(0)
  const [saved, setSaved] = useState(false)
  const [problems, setProblems] = useState<TemplateProblem[]>([])
  const params = { kind: template.kind, language: template.language }
  const take = async (done: { data: MailTemplate } | null) => {
    if (done === null) return
    setDraft({ subject: done.data.subject, body: done.data.body })
    setOwn(done.data.own)
    setStart((times) => times + 1)
    setSaved(true)
    await queries.invalidateQueries({ queryKey: [...mailKey, 'templates'] })
  }
  const save = async () => {
    setSaved(false)
    const found = templateProblems(template.kind, draft)
    setProblems(found)
    if (found.length === 0) await take(await run(() => ask(putMailTemplate, { params, body: draft })))
  }
  const revert = async () => {
    setProblems([])
    await take(await run(() => ask(revertMailTemplate, { params })))
  }
  const problemOf = (field: TemplateProblem['field']) => {
    const found = problems.find((problem) => problem.field === field)
    return found && t(`rule_${found.rule}`, { name: namesPlace.has(found.rule) ? `{{${found.name}}}` : found.name })
  }
  const set = (part: Partial<typeof draft>) => {
    setSaved(false)
    forget()
    setDraft((before) => ({ ...before, ...part }))
  }
  return { draft, set, own, start, problemOf, busy, failure, saved, save, revert }
}
