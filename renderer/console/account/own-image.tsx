import { useQueryClient } from '@tanstack/react-query'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Me, updateMe } from '../../../contract/http/me.ts'
import { personalPhraseSchema } from '../../../contract/security-images.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { SecurityImageGrid } from '../../ui/security-image/security-image-grid.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { useLanguage } from '../parts/use-language.ts'
import { useTask } from '../parts/use-task.ts'
import styles from './account.module.css'
import { meKey } from './use-me.ts'

/** Picture and words by which one knows the screen before a PIN is typed (FRC-4), where the organisation has its people choose them. */
export function OwnImage({ me }: { me: Me }) {
  const { t } = useTranslation(['ownImage', 'frame'])
  const language = useLanguage()
  const queries = useQueryClient()
  const { busy, failure, run, forget } = useTask()
  const [image, setImage] = useState(me.securityImage)
  const [wrong, setWrong] = useState(false)
  const [saved, setSaved] = useState(false)
  const save = async (typed: string) => {
    const phrase = typed.trim() === '' ? null : personalPhraseSchema.safeParse(typed)
    setSaved(false)
    setWrong(phrase?.success === false)
    forget()
    if (phrase?.success === false) return
    const body = { securityImage: image, personalPhrase: phrase === null ? null : phrase.data }
    const done = await run(() => ask(updateMe, { body, headers: { 'if-match': `"${me.version}"` } }))
    await queries.invalidateQueries({ queryKey: meKey })
    setSaved(done !== null)
  }
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void save(textOf(new FormData(event.currentTarget), 'phrase'))
  }
  const late = failure?.kind === 'refused' && failure.problem.code === 'changed_meanwhile'
  return (
    <form className={styles.form} noValidate onSubmit={onSubmit}>
      <h2>{t('title')}</h2>
      <p className={styles.note}>{t('says')}</p>
      <SecurityImageGrid legend={t('pictures')} language={language} value={image} onChoose={setImage} />
      <Field
        name="phrase"
        label={t('phrase')}
        hint={t('phraseHint')}
        problem={wrong ? t('phraseProblem') : undefined}
        defaultValue={me.personalPhrase ?? ''}
        maxLength={60}
        autoComplete="off"
      />
      {late && <Message icon={<CircleAlert />} says={t('late')} />}
      <FailureNote failure={failure} known={{ changed_meanwhile: null }} />
      {saved && <Message icon={<CircleCheck />} says={t('saved')} />}
      <Button go type="submit" disabled={busy}>
        {busy ? t('frame:saving') : t('save')}
      </Button>
    </form>
  )
}
