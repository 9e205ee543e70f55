import { CircleAlert } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CodeOffers, redeemPinCode } from '../../../contract/http/pin-codes.ts'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { ask } from '../api/ask.ts'
import type { Failure } from '../api/send.ts'
import { OfferedPins } from '../own-pin/offered-pins.tsx'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { useTask } from '../parts/use-task.ts'
import styles from '../sign-in-form.module.css'
import { PinPair } from '../parts/pin-pair.tsx'
import { type PinProblem, problemOf, refusalOf } from '../parts/pin-problem.ts'
import { useCodeProblem } from './use-code-problem.ts'
import { useWaitSays } from './use-wait-says.ts'

interface ChooseByCodeProps {
  request: string
  code: string
  offers: CodeOffers
  onSaved: () => void
  onAgain: () => void
}

/** The new PIN: one of three that are good, or one tap away an own one, unless PINs are generated only (POL-9). */
export function ChooseByCode({ request, code, offers, onSaved, onAgain }: ChooseByCodeProps) {
  const { t } = useTranslation(['pinCode', 'setPin', 'frame', 'ownPin'])
  const { busy, failure, run, forget } = useTask()
  const [missing, setMissing] = useState(false)
  const [types, setTypes] = useState(false)
  const [typed, setTyped] = useState<PinProblem | null>(null)
  const over = useCodeProblem(failure)
  const known = useKnown(failure)
  const save = async (form: FormData) => {
    const [pin, offer] = [textOf(form, 'pin'), textOf(form, 'offer')]
    const found = types ? problemOf(pin, textOf(form, 'again')) : null
    setTyped(found)
    forget()
    setMissing(!types && offer === '')
    if (found !== null || (!types && offer === '')) return
    const wanted = types ? { pin } : { offer }
    if (await run(() => ask(redeemPinCode, { body: { request, code, ...wanted } }))) onSaved()
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void save(new FormData(event.currentTarget))
  }
  const { typing } = offers
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <div>
        <h1 dir="auto">{t('hello', { name: offers.user.displayName })}</h1>
        <p>{t('choose')}</p>
      </div>
      {types && typing ? (
        <>
          <p>{typing.min === typing.max ? t('length', { count: typing.min }) : t('lengths', typing)}</p>
          <PinPair problem={typed ?? refusalOf(failure)} />
        </>
      ) : (
        <OfferedPins pins={offers.pins} problem={missing ? t('ownPin:choose') : undefined} />
      )}
      {over !== null && <Message icon={<CircleAlert />} says={over} />}
      <FailureNote failure={failure} known={known} />
      <Button go big type="submit" disabled={busy}>
        {busy ? t('frame:saving') : t('save')}
      </Button>
      {typing && (
        <button type="button" className={styles.several} onClick={() => setTypes(!types)}>
          {types ? t('pickOffer') : t('pickOwn')}
        </button>
      )}
      <button type="button" className={styles.several} onClick={onAgain}>
        {t('again')}
      </button>
    </form>
  )
}

/** Said beside the field. */
const said = { code_not_accepted: null, pin_too_simple: null, pin_wrong_length: null, pin_not_usable: null } as const

function useKnown(failure: Failure | null) {
  const { t } = useTranslation(['pinCode', 'setPin', 'ownPin'])
  const wait = useWaitSays(failure)
  const own = { one_factor_by_mail: t('oneByMail'), pin_change_off: t('off'), pin_unchanged: t('ownPin:same') }
  return { ...said, ...own, try_later: wait, pin_not_offered: t('setPin:offerGone') }
}
