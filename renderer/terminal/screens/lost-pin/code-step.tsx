import { Mail } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Field } from '../../../ui/field/field.tsx'
import { Message } from '../../../ui/slip/message.tsx'
import { useOnScreenKeyboard } from '../../app/keyboard-store.ts'
import { FormPage } from '../../frame/form-page.tsx'
import { CodeRefused } from './code-refused.tsx'

interface CodeStepProps {
  screen: ScreenOf<'lostPin'>
  onCode: (code: string) => void
  onBack: () => void
}

/** The code of the mail. Whoever was named, the same is said. */
export function CodeStep({ screen, onCode, onBack }: CodeStepProps) {
  const { t } = useTranslation(['lostPin', 'newPin'])
  const keyboard = useOnScreenKeyboard()
  const says = screen.refusal ? <CodeRefused refusal={screen.refusal} /> : <Message icon={<Mail />} says={t('sent')} />
  return (
    <FormPage
      key="code"
      title={t('codeTitle')}
      says={says}
      go={t('newPin:next')}
      busy={screen.busy}
      onSubmit={(code) => onCode(code.trim())}
      onBack={onBack}
    >
      <Field
        name="typed"
        label={t('code')}
        autoFocus
        autoComplete="one-time-code"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        maxLength={40}
        readOnly={screen.busy}
        inputMode={keyboard ? 'none' : undefined}
      />
    </FormPage>
  )
}
