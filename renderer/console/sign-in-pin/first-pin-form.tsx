import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PinChangeRequired } from '../../../contract/http/sessions.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { SecurityImageGrid } from '../../ui/security-image/security-image-grid.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { type Entering, enterAnew } from '../console-store.ts'
import { OfferedPins } from '../own-pin/offered-pins.tsx'
import { PinPair } from '../parts/pin-pair.tsx'
import { refusalOf } from '../parts/pin-problem.ts'
import { useLanguage } from '../parts/use-language.ts'
import signIn from '../sign-in-form.module.css'
import { SecondStepTrouble } from './second-step-trouble.tsx'
import styles from './second-step.module.css'
import { type FirstPin, useFirstPin } from './use-first-pin.ts'

/** The PIN that a role needs and its person has not, or has to change, before the console opens (POL-8, FRC-1). */
export function FirstPinForm({ asked, trouble, busy }: Entering & { asked: PinChangeRequired }) {
  const { t } = useTranslation('signInPin')
  const form = useFirstPin(asked)
  const { reason, user } = asked
  return (
    <form className={signIn.form} noValidate onSubmit={form.onSubmit}>
      <h1>{t('firstTitle')}</h1>
      <p className={styles.says}>{t(reason === 'missing' ? 'firstSays' : 'changeSays', { name: user.displayName })}</p>
      <Trouble trouble={form.trouble ?? trouble} />
      {form.types ? (
        <PinPair problem={form.problem ?? refusalOf(failureOf(trouble))} />
      ) : (
        <OfferedPins pins={form.pins} problem={form.missing ? t('choose') : undefined} />
      )}
      <div className={styles.ways}>
        <Button disabled={form.loading} onClick={form.offer}>
          {t(form.pins.length === 0 ? 'three' : 'otherThree')}
        </Button>
        {!asked.generatedOnly && !form.types && <Button onClick={form.type}>{t('typeOwn')}</Button>}
      </div>
      {form.asksImage && <Image form={form} />}
      <Button go big type="submit" disabled={busy}>
        {busy ? t('saving') : t('save')}
      </Button>
      <button type="button" className={signIn.several} onClick={enterAnew}>
        {t('back')}
      </button>
    </form>
  )
}

function Image({ form }: { form: FirstPin }) {
  const { t } = useTranslation(['signInPin', 'ownImage'])
  const language = useLanguage()
  return (
    <>
      <div>
        <h2>{t('ownImage:title')}</h2>
        <p>{t('ownImage:says')}</p>
      </div>
      <SecurityImageGrid legend={t('image')} language={language} value={form.image} onChoose={form.chooseImage} />
      <Field
        name="phrase"
        label={t('phrase')}
        hint={t('phraseHint')}
        problem={form.imageMissing ? t('needImage') : undefined}
        maxLength={60}
        autoComplete="off"
      />
    </>
  )
}

const said = { pin_unchanged: 'unchanged', pin_not_offered: 'notOffered', pin_space_full: 'full', try_later: 'limit' } as const

function Trouble({ trouble }: Pick<Entering, 'trouble'>) {
  const { t } = useTranslation('signInPin')
  const failure = failureOf(trouble)
  if (failure !== null && refusalOf(failure) !== null) return null
  const words = trouble !== null && trouble !== 'away' && trouble.code in said ? said[trouble.code as keyof typeof said] : null
  return words === null ? <SecondStepTrouble trouble={trouble} /> : <Message icon={<CircleAlert />} says={t(words)} />
}

function failureOf(trouble: Entering['trouble']) {
  return trouble === null || trouble === 'away' ? null : ({ kind: 'refused', problem: trouble } as const)
}
