import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnPin } from '../../../contract/http/own-pin.ts'
import { Button } from '../../ui/button/button.tsx'
import { ProofFields } from './proof-fields.tsx'
import { NewOwnPin } from './new-own-pin.tsx'
import { OwnPinFailure } from './own-pin-failure.tsx'
import styles from './own-pin.module.css'
import { type OwnPinProblems, type OwnPinWay, readOwnPinForm } from './read-own-pin-form.ts'
import type { Offers } from './use-offers.ts'
import { type OwnPinSet, useSaveOwnPin } from './use-save-own-pin.ts'

interface OwnPinFormProps {
  own: OwnPin
  way: OwnPinWay
  offers: Offers
  onForgot: () => void
  onSaved: (set: OwnPinSet) => void
  onCancel: () => void
}

/** What opens the old PIN to a change, and the new one: chosen from three, or typed twice. */
export function OwnPinForm({ own, way, offers, onForgot, onSaved, onCancel }: OwnPinFormProps) {
  const { t } = useTranslation(['ownPin', 'frame'])
  const { busy, failure, save, forget } = useSaveOwnPin()
  const [types, setTypes] = useState(false)
  const [problems, setProblems] = useState<OwnPinProblems>({})
  const submit = async (form: FormData) => {
    const read = readOwnPinForm(form, types && !own.generatedOnly)
    forget()
    setProblems(read.problems)
    const set = read.wish === null ? null : await save(read.wish)
    if (set !== null) onSaved(set)
  }
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void submit(new FormData(event.currentTarget))
  }
  return (
    <form className={styles.form} noValidate onSubmit={onSubmit}>
      <ProofFields way={way} own={own} failure={failure} problems={problems} onForgot={onForgot} />
      <NewOwnPin own={own} offers={offers} types={types} onTypes={setTypes} failure={failure} problems={problems} />
      <OwnPinFailure own={own} way={way} failure={failure} />
      <div className={styles.acts}>
        <Button onClick={onCancel}>{t('frame:cancel')}</Button>
        <Button go type="submit" disabled={busy}>
          {busy ? t('frame:saving') : t('save')}
        </Button>
      </div>
    </form>
  )
}
