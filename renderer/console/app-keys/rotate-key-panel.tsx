import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { overlapHours } from '../../../contract/app-keys.ts'
import { type AppKey, rotateAppKey } from '../../../contract/http/app-keys.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/field/choice.tsx'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { OwnPassword } from '../parts/own-password.tsx'
import { Panel } from '../parts/panel.tsx'
import styles from './app-keys.module.css'
import { KeySlip } from './key-slip.tsx'
import { useMadeKey } from './use-made-key.ts'
import { useUntil } from './use-until.ts'

const options = overlapHours.map((hours) => ({ hours, value: `${hours}` as const }))
type Overlap = (typeof options)[number]['value']

/** A new key for an application, and how long the old one works beside it. Where one works still, a further key ends both. */
export function RotateKeyPanel({ appKey, onClose }: { appKey: AppKey; onClose: () => void }) {
  const { t } = useTranslation(['appKeys', 'frame'])
  const until = useUntil()
  const { id, name, old } = appKey
  const [chosen, setOverlap] = useState<Overlap>(old ? '0' : '24')
  const { busy, failure, missing, made, make } = useMadeKey()
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const hours = options.find(({ value }) => value === chosen)?.hours ?? 0
    void make(new FormData(event.currentTarget), (confirm) => ask(rotateAppKey, { params: { id }, body: { overlapHours: hours, confirm } }))
  }
  return (
    <Panel title={t('rotateTitle', { name })} onClose={onClose}>
      {made && <KeySlip name={name} secret={made.key} onDone={onClose} />}
      {!made && (
        <form className={styles.form} noValidate onSubmit={onSubmit}>
          {old && <p className={styles.note}>{t('oldStill', { until: until(old.until) })}</p>}
          {!old && (
            <Choice
              legend={t('overlap')}
              name="overlap"
              options={options.map(({ value }) => ({ value, label: t(`overlap_${value}`), hint: t(`overlapHint_${value}`) }))}
              value={chosen}
              onChoose={setOverlap}
            />
          )}
          <OwnPassword failure={failure} missing={missing} />
          <FailureNote failure={failure} known={{ conflict: t('rotatedMeanwhile') }} />
          <Button go={!old} danger={old !== null} type="submit" disabled={busy}>
            {busy ? t('frame:saving') : t('rotateYes')}
          </Button>
        </form>
      )}
    </Panel>
  )
}
