import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listMailTemplates, type MailTemplate, putMailTemplate, revertMailTemplate } from '../../../contract/http/mail.ts'
import { type TemplateProblem, templateProblems } from '../../../contract/mail-template-rules.ts'
import { ask } from '../api/ask.ts'
import type { Answer } from '../api/send.ts'
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
  // What the person has seen: words that came meanwhile are told of before they are written over.
  const [version, setVersion] = useState(template.version)
  // The fields begin anew with what was saved or taken back, so that nothing counts as typed and unsaved.
  const [start, setStart] = useState(0)
  const [saved, setSaved] = useState(false)
  const [problems, setProblems] = useState<TemplateProblem[]>([])
  const params = { kind: template.kind, language: template.language }
  const take = async (done: { data: MailTemplate } | null) => {
    if (done === null) return
    setDraft({ subject: done.data.subject, body: done.data.body })
    setOwn(done.data.own)
    setVersion(done.data.version)
    setStart((times) => times + 1)
    setSaved(true)
    await queries.invalidateQueries({ queryKey: [...mailKey, 'templates'] })
  }
  const change = async (send: (headers: { 'if-match': string }) => Promise<Answer<MailTemplate>>) => {
    const done = await run(async () => {
      const answer = await send({ 'if-match': `"${version}"` })
      if (answer.kind === 'refused' && answer.problem.code === 'changed_meanwhile') await meet()
      return answer
    })
    await take(done)
  }
  const meet = async () => {
    const fresh = await ask(listMailTemplates)
    const theirs =
      fresh.kind === 'done' && fresh.data.items.find(({ kind, language }) => kind === params.kind && language === params.language)
    if (!theirs) return
    setVersion(theirs.version)
    setOwn(theirs.own)
  }
  const save = async () => {
    setSaved(false)
    const found = templateProblems(template.kind, draft)
    setProblems(found)
    if (found.length === 0) await change((headers) => ask(putMailTemplate, { params, headers, body: draft }))
  }
  const revert = async () => {
    setProblems([])
    await change((headers) => ask(revertMailTemplate, { params, headers }))
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
