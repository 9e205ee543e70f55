import { Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Field } from '../../../ui/field/field.tsx'
import { Message } from '../../../ui/slip/message.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { useOnScreenKeyboard } from '../../app/keyboard-store.ts'
import { FormPage } from '../../frame/form-page.tsx'
import { CodeRefused } from './code-refused.tsx'

/** User name or address of who forgot the PIN. */
export function NameStep({ screen, onBack }: { screen: ScreenOf<'lostPin'>; onBack: () => void }) {
  const { t } = useTranslation('lostPin')
  const bridge = useBridge()
  const keyboard = useOnScreenKeyboard()
  const says = screen.refusal ? <CodeRefused refusal={screen.refusal} /> : <Message icon={<Info />} says={t('lead')} />
  return (
    <FormPage
      key="name"
      title={t('title')}
      says={says}
      go={screen.busy ? t('sending') : t('send')}
      busy={screen.busy}
      onSubmit={(name) => ask(bridge.askForCode({ name: name.trim() }))}
      onBack={onBack}
    >
      <Field
        name="typed"
        label={t('name')}
        autoFocus
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={254}
        readOnly={screen.busy}
        inputMode={keyboard ? 'none' : undefined}
      />
    </FormPage>
  )
}
