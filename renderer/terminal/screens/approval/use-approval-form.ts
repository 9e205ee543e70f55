import { type SubmitEvent, useState } from 'react'
import { channels } from '../../../../contract/ipc.ts'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'

/** The choice that stands for a register which was never here. */
export const newRegister = 'new'

interface ApprovalForm {
  name: string
  setName: (name: string) => void
  nameWrong: boolean
  /** The record to re-attach to, or `newRegister`. */
  record: string
  setRecord: (record: string) => void
  dontAskAgain: boolean
  setDontAskAgain: (dontAskAgain: boolean) => void
  approve: (event: SubmitEvent<HTMLFormElement>) => void
  decline: () => void
}

/** What is filled in on the approval screen, and where it goes. */
export function useApprovalForm({ suggestedName, candidates }: ScreenOf<'approval'>): ApprovalForm {
  const bridge = useBridge()
  const [name, setName] = useState(suggestedName)
  const [nameWrong, setNameWrong] = useState(false)
  const [record, setRecord] = useState<string>(newRegister)
  const [dontAskAgain, setDontAskAgain] = useState(false)
  return {
    name,
    setName,
    nameWrong,
    record,
    setRecord(chosen) {
      setRecord(chosen)
      setName(candidates.find(({ id }) => id === chosen)?.name ?? suggestedName)
    },
    dontAskAgain,
    setDontAskAgain,
    approve(event) {
      event.preventDefault()
      const parsed = channels.approve.arguments.safeParse({ name, ...(record !== newRegister && { replaces: record }) })
      setNameWrong(!parsed.success)
      if (parsed.success) ask(bridge.approve(parsed.data))
    },
    decline: () => ask(bridge.declineApproval({ dontAskAgain })),
  }
}
