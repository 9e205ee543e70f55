import { useQueryClient } from '@tanstack/react-query'
import { MailCheck, MailQuestionMark } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import type { Answer } from '../api/send.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { useTask } from '../parts/use-task.ts'

interface AskToConfirmProps {
  words: string
  /** Under which key lies what this changes. */
  refreshes: readonly string[]
  ask: () => Promise<Answer<null>>
}

/** Has a mail sent whose link confirms an address. */
export function AskToConfirm({ words, refreshes, ask }: AskToConfirmProps) {
  const { t } = useTranslation('addresses')
  const { busy, failure, run } = useTask()
  const [asked, setAsked] = useState(false)
  const queries = useQueryClient()
  const send = async () => {
    setAsked((await run(ask)) !== null)
    await queries.invalidateQueries({ queryKey: refreshes })
  }
  return (
    <>
      {asked && <Message icon={<MailCheck />} says={t('asked')} more={t('askedMore')} />}
      <FailureNote failure={failure} known={{ try_later: t('tooMany'), conflict: t('noServer') }} />
      <Button disabled={busy} onClick={() => void send()}>
        <MailQuestionMark />
        {words}
      </Button>
    </>
  )
}
