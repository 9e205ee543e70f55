import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Choice } from '../../../ui/field/choice.tsx'
import { useNow } from '../../app/use-now.ts'
import { momentOf } from '../../words/format.ts'
import { useLanguage } from '../../words/use-format.ts'
import { newRegister } from './use-approval-form.ts'

type Candidate = ScreenOf<'approval'>['candidates'][number]

interface RecordChoiceProps {
  candidates: readonly Candidate[]
  value: string
  onChoose: (record: string) => void
}

/** Which record this device belongs to, by name: a machine's own id only puts the likeliest first (DEV-12). */
export function RecordChoice({ candidates, value, onChoose }: RecordChoiceProps) {
  const { t } = useTranslation('approval')
  const language = useLanguage()
  const now = useNow(60_000)
  const hintOf = ({ lastSeenAt, sameMachine }: Candidate) => {
    const rest = lastSeenAt === null ? t('neverSeen') : t('seen', { time: momentOf(language, Date.parse(lastSeenAt), now) })
    return sameMachine ? t('sameMachine', { rest }) : rest
  }
  const options = [
    { value: newRegister, label: t('new'), hint: t('newHint') },
    ...candidates.map((candidate) => ({ value: candidate.id, label: candidate.name, hint: hintOf(candidate) })),
  ]
  return <Choice legend={t('before')} name="record" options={options} value={value} onChoose={onChoose} />
}
