import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnPin } from '../../../contract/http/own-pin.ts'
import { Question } from '../parts/question.tsx'
import { OwnPinFailure } from './own-pin-failure.tsx'
import { ProofFields } from './proof-fields.tsx'
import { type OwnPinProblems, type OwnPinWay, readProof } from './read-own-pin-form.ts'
import { type OwnPinSet, useSaveOwnPin } from './use-save-own-pin.ts'

interface GenerateQuestionProps {
  own: OwnPin
  onSaved: (set: OwnPinSet) => void
  onClose: () => void
}

/** "Generate PIN" (SELF-6): who has one shows it, or signs in again, and is told that the old one stops. */
export function GenerateQuestion({ own, onSaved, onClose }: GenerateQuestionProps) {
  const { t } = useTranslation('ownPin')
  const { busy, failure, save } = useSaveOwnPin()
  const [problems, setProblems] = useState<OwnPinProblems>({})
  const [way, setWay] = useState<OwnPinWay>(own.pin === null ? 'create' : 'change')
  const generate = async (form: FormData) => {
    const { proof, problems: found } = readProof(form)
    setProblems(found)
    if (found.proof !== undefined) return
    const set = await save({ generate: true, ...(proof && { proof }) })
    if (set !== null) onSaved(set)
  }
  return (
    <Question title={t('generateAsk')} yes={t('generateYes')} busy={busy} onYes={(form) => void generate(form)} onClose={onClose}>
      <p>{t(way === 'create' ? 'generateFirst' : 'generateReplaces')}</p>
      <ProofFields way={way} own={own} failure={failure} problems={problems} onForgot={() => setWay('recover')} />
      <OwnPinFailure own={own} way={way} failure={failure} />
    </Question>
  )
}
