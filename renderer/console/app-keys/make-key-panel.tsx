import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AppKind, appKindSchema, appScopeSchema, mostAppKeys } from '../../../contract/app-keys.ts'
import { makeAppKey } from '../../../contract/http/app-keys.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/field/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { OwnPassword } from '../parts/own-password.tsx'
import { Panel } from '../parts/panel.tsx'
import styles from './app-keys.module.css'
import { KeySlip } from './key-slip.tsx'
import { readKeyForm, type KeyProblems } from './read-key-form.ts'
import { ScopeTicks } from './scope-ticks.tsx'
import { useMadeKey } from './use-made-key.ts'

/** A key for another program: its name, where it runs and what it may do. Signed; shown once. */
export function MakeKeyPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['appKeys', 'frame'])
  const [kind, setKind] = useState<AppKind>('custom')
  const [problems, setProblems] = useState<KeyProblems>({ name: null, scopes: false })
  const { busy, failure, missing, made, make } = useMadeKey()
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const { wanted, problems: found } = readKeyForm(form, appScopeSchema.options)
    setProblems(found)
    if (wanted !== null) void make(form, (confirm) => ask(makeAppKey, { body: { ...wanted, kind, confirm } }))
  }
  return (
    <Panel title={made ? made.appKey.name : t('makeTitle')} onClose={onClose}>
      {made && <KeySlip name={made.appKey.name} secret={made.key} onDone={onClose} />}
      {!made && (
        <form className={styles.form} noValidate onSubmit={onSubmit}>
          <Field
            name="name"
            label={t('nameLabel')}
            hint={t('nameHint')}
            problem={problems.name === null ? undefined : t(problems.name)}
            maxLength={60}
            dir="auto"
          />
          <Choice
            legend={t('kind')}
            name="kind"
            options={appKindSchema.options
              .toReversed()
              .map((value) => ({ value, label: t(`kind_${value}`), hint: t(`kindHint_${value}`) }))}
            value={kind}
            onChoose={setKind}
          />
          <ScopeTicks problem={problems.scopes} />
          <OwnPassword failure={failure} missing={missing} />
          <FailureNote failure={failure} known={{ conflict: t('tooMany', { count: mostAppKeys }) }} />
          <Button go type="submit" disabled={busy}>
            {busy ? t('frame:saving') : t('makeYes')}
          </Button>
        </form>
      )}
    </Panel>
  )
}
