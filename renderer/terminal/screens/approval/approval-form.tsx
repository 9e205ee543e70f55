import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Field } from '../../../ui/field/field.tsx'
import { Tick } from '../../../ui/field/tick.tsx'
import { Actions } from '../../../ui/key/actions.tsx'
import { Key } from '../../../ui/key/key.tsx'
import { useOnScreenKeyboard } from '../../app/keyboard-store.ts'
import { FormStack } from '../../../ui/field/form-stack.tsx'
import { RecordChoice } from './record-choice.tsx'
import { useApprovalForm } from './use-approval-form.ts'
import { useApprovalProblem } from './use-approval-problem.ts'

/** Name, yes or no; where a lost key may be given back, which record it belongs to (DEV-12). */
export function ApprovalForm({ screen }: { screen: ScreenOf<'approval'> }) {
  const { t } = useTranslation(['approval', 'common'])
  const form = useApprovalForm(screen)
  const problem = useApprovalProblem(screen.refusal)
  const keyboard = useOnScreenKeyboard()
  return (
    <FormStack onSubmit={form.approve}>
      {screen.candidates.length > 0 && <RecordChoice candidates={screen.candidates} value={form.record} onChoose={form.setRecord} />}
      <Field
        label={t('name')}
        problem={form.nameWrong ? t('nameRule') : problem}
        value={form.name}
        onChange={(event) => form.setName(event.target.value)}
        maxLength={60}
        readOnly={screen.busy}
        inputMode={keyboard ? 'none' : undefined}
        autoComplete="off"
      />
      <Actions>
        <Key tone="go" type="submit" disabled={screen.busy}>
          <Check />
          {screen.busy ? t('approving') : t('approve')}
        </Key>
        <Key tone="quiet" disabled={screen.busy} onClick={form.decline}>
          {screen.from === 'sign_in' ? t('notNow') : t('common:back')}
        </Key>
      </Actions>
      {screen.from === 'sign_in' && (
        <Tick
          label={t('dontAsk')}
          hint={t('dontAskHint')}
          checked={form.dontAskAgain}
          onChange={(event) => form.setDontAskAgain(event.target.checked)}
        />
      )}
    </FormStack>
  )
}
