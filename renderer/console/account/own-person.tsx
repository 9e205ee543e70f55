import { useQueryClient } from '@tanstack/react-query'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { displayNameSchema } from '../../../contract/values.ts'
import { type Me, updateMe } from '../../../contract/http/me.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/field/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { languages } from '../../ui/words/language-for.ts'
import { languageNames } from '../../ui/words/language-names.ts'
import { ask } from '../api/ask.ts'
import { renewSession } from '../console-store.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { useTask } from '../parts/use-task.ts'
import styles from './account.module.css'
import { speak } from './own-language.ts'
import { meKey } from './use-me.ts'

/** Who one is: the name everybody sees, and the language the console speaks. What others decide is shown. */
export function OwnPerson({ me }: { me: Me }) {
  const { t, i18n } = useTranslation(['account', 'frame'])
  const { busy, failure, run, forget } = useTask()
  const queries = useQueryClient()
  const [wrong, setWrong] = useState(false)
  const [saved, setSaved] = useState(false)
  const late = failure?.kind === 'refused' && failure.problem.code === 'changed_meanwhile'
  const save = async (displayName: string) => {
    setSaved(false)
    setWrong(!displayNameSchema.safeParse(displayName).success)
    forget()
    if (!displayNameSchema.safeParse(displayName).success) return
    const done = await run(() => ask(updateMe, { body: { displayName }, headers: { 'if-match': `"${me.version}"` } }))
    await queries.invalidateQueries({ queryKey: meKey })
    if (!done) return
    setSaved(true)
    await renewSession()
  }
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void save(textOf(new FormData(event.currentTarget), 'displayName').trim())
  }
  return (
    <form className={styles.form} noValidate onSubmit={onSubmit}>
      <h2>{t('person')}</h2>
      <Field
        name="displayName"
        label={t('name')}
        hint={t('nameHint')}
        problem={wrong ? t('nameProblem') : undefined}
        defaultValue={me.displayName}
        autoComplete="name"
      />
      <dl className={styles.facts}>
        <dt>{t('username')}</dt>
        <dd>{me.username ?? '–'}</dd>
      </dl>
      <p className={styles.note}>{t('others')}</p>
      {late && <Message icon={<CircleAlert />} says={t('changedMeanwhile', { name: me.displayName })} />}
      <FailureNote failure={failure} known={{ changed_meanwhile: null }} />
      {saved && <Message icon={<CircleCheck />} says={t('saved')} />}
      <Button go type="submit" disabled={busy}>
        {busy ? t('frame:saving') : t('save')}
      </Button>
      <Choice
        legend={t('language')}
        name="language"
        options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
        value={languages.find((language) => language === i18n.language) ?? 'en'}
        onChoose={(language) => void speak(i18n, language)}
      />
    </form>
  )
}
