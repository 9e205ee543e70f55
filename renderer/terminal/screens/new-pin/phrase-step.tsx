import { CircleAlert, Info } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { personalPhraseSchema } from '../../../../contract/security-images.ts'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Field } from '../../../ui/field/field.tsx'
import { SecurityImage } from '../../../ui/security-image/security-image.tsx'
import { Message } from '../../../ui/slip/message.tsx'
import { useOnScreenKeyboard } from '../../app/keyboard-store.ts'
import { FormPage } from '../../frame/form-page.tsx'
import { useLanguage } from '../../words/use-format.ts'
import { pinStep } from './use-choice.ts'
import type { NewPin } from './use-new-pin.ts'

/** The words by which its owner knows the screen (FRC-2). What goes on stands on the keyboard, so that the keyboard cannot hide it. */
export function PhraseStep({ screen, way }: { screen: ScreenOf<'newPin'>; way: NewPin }) {
  const { t } = useTranslation('newPin')
  const keyboard = useOnScreenKeyboard()
  // What could not be taken; it stands in the field again.
  const [refused, setRefused] = useState<string | null>(null)
  const mayWait = screen.securityImage.rule !== 'required'
  const take = (typed: string) => {
    const phrase = personalPhraseSchema.safeParse(typed)
    setRefused(phrase.success ? null : typed)
    if (!phrase.success) return
    way.choosePhrase(phrase.data)
    way.go(pinStep(screen))
  }
  return (
    <FormPage
      title={t('phrase')}
      says={<PhraseSays way={way} wrong={refused !== null} />}
      go={t('next')}
      busy={screen.busy}
      onSubmit={take}
      onEmpty={() => setRefused('')}
      onBack={() => way.go(mayWait ? pinStep(screen) : 'image')}
      leave={mayWait ? t('later') : undefined}
    >
      <Field
        key={refused}
        name="typed"
        label={t('phraseLabel')}
        autoFocus
        aria-invalid={refused !== null}
        defaultValue={refused ?? way.phrase ?? ''}
        maxLength={60}
        inputMode={keyboard ? 'none' : undefined}
        autoComplete="off"
      />
    </FormPage>
  )
}

function PhraseSays({ way, wrong }: { way: NewPin; wrong: boolean }) {
  const { t } = useTranslation('newPin')
  const language = useLanguage()
  if (wrong) return <Message key="wrong" icon={<CircleAlert />} says={t('phraseRule')} />
  const picture = way.image === null ? <Info /> : <SecurityImage name={way.image} language={language} />
  return <Message icon={picture} says={t('phraseLead')} />
}
