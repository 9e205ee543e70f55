import { Info } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deviceNameSchema } from '../../../../contract/values.ts'
import { Field } from '../../../ui/field/field.tsx'
import { Message } from '../../../ui/slip/message.tsx'
import { useOnScreenKeyboard } from '../../app/keyboard-store.ts'
import { FormPage } from '../../frame/form-page.tsx'
import type { StepProps } from './use-own-device.ts'

/** Another name for this register (DEV-8). */
export function NameStep({ screen, way }: StepProps) {
  const { t } = useTranslation(['ownDevice', 'newPin'])
  const keyboard = useOnScreenKeyboard()
  const [refused, setRefused] = useState<{ name: string; number: number }>()
  const submit = (typed: string) => {
    const parsed = deviceNameSchema.safeParse(typed)
    if (!parsed.success) setRefused({ name: typed, number: (refused?.number ?? 0) + 1 })
    else if (parsed.data === screen.name) way.go('page')
    else way.want({ kind: 'name', name: parsed.data })
  }
  const before = way.wish?.kind === 'name' ? way.wish.name : screen.name
  return (
    <FormPage
      title={t('renameTitle')}
      says={<Message icon={<Info />} says={t('renameLead')} />}
      go={t('newPin:next')}
      busy={screen.busy}
      onSubmit={submit}
      onBack={() => way.go('page')}
    >
      <Field
        key={refused?.number}
        name="typed"
        label={t('renameLabel')}
        problem={refused && t('renameRule')}
        defaultValue={refused?.name ?? before}
        autoFocus
        autoComplete="off"
        maxLength={60}
        inputMode={keyboard ? 'none' : undefined}
      />
    </FormPage>
  )
}
