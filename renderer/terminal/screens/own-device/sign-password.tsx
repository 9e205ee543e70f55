import { CircleAlert, Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Message } from '../../../ui/slip/message.tsx'
import { FormPage } from '../../frame/form-page.tsx'
import { OwnPasswordField } from '../../frame/own-password-field.tsx'
import type { StepProps } from './use-own-device.ts'
import { useRefusalWords } from './use-refusal-words.ts'

/** The own password signs, where no PIN does, or in its place (SIGN-1). */
export function SignPassword({ screen, way }: StepProps) {
  const { t } = useTranslation('ownDevice')
  const words = useRefusalWords()
  const { refusal, busy } = screen
  const [says, more] = refusal === null ? [] : words(refusal)
  const lead = way.wish?.kind === 'name' ? t('signsName', { name: way.wish.name }) : t('signsRevoke')
  return (
    <FormPage
      title={t('passwordTitle')}
      says={
        says === undefined ? (
          <Message icon={<Info />} says={lead} />
        ) : (
          <Message key={refusal?.number} icon={<CircleAlert />} says={says} more={more ?? ''} />
        )
      }
      go={t('sign')}
      busy={busy}
      onSubmit={(password) => way.sign({ password })}
      onBack={way.back}
    >
      <OwnPasswordField busy={busy} />
    </FormPage>
  )
}
