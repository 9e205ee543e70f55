import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { personalPhraseSchema } from '../../../../contract/security-images.ts'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Display } from '../../../ui/display/display.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormStack } from '../../../ui/field/form-stack.tsx'
import { Actions } from '../../../ui/key/actions.tsx'
import { Key } from '../../../ui/key/key.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { useOnScreenKeyboard } from '../../app/keyboard-store.ts'
import { pinStep } from './use-choice.ts'
import styles from './new-pin.module.css'
import type { NewPin } from './use-new-pin.ts'

/** The words by which its owner knows the screen (FRC-2). */
export function PhraseStep({ screen, way }: { screen: ScreenOf<'newPin'>; way: NewPin }) {
  const { t } = useTranslation('newPin')
  const keyboard = useOnScreenKeyboard()
  const [text, setText] = useState(way.phrase ?? '')
  const [wrong, setWrong] = useState(false)
  const next = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const phrase = personalPhraseSchema.safeParse(text)
    setWrong(!phrase.success)
    if (!phrase.success) return
    way.choosePhrase(phrase.data)
    way.go(pinStep(screen))
  }
  return (
    <Work layout="read">
      <Display title={t('phrase')} />
      <p className={styles.lead}>{t('phraseLead')}</p>
      <FormStack onSubmit={next}>
        <Field
          label={t('phraseLabel')}
          {...(wrong && { problem: t('phraseRule') })}
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={60}
          inputMode={keyboard ? 'none' : undefined}
          autoComplete="off"
        />
        <Actions>
          <Key tone="go" type="submit">
            {t('next')}
          </Key>
          {screen.securityImage.rule !== 'required' && (
            <Key tone="quiet" onClick={() => way.go(pinStep(screen))}>
              {t('later')}
            </Key>
          )}
        </Actions>
      </FormStack>
    </Work>
  )
}
