import { Eye } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PinLink } from '../../../contract/http/pin-links.ts'
import { Button } from '../../ui/button/button.tsx'
import type { Failure } from '../api/send.ts'
import { Entry } from '../entry.tsx'
import { FailureNote } from '../parts/failure-note.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { useWhen } from '../parts/use-when.ts'
import { leaveNewPin } from './new-pin-store.ts'
import { NoPin } from './no-pin.tsx'
import { ShownPin } from './shown-pin.tsx'
import styles from './new-pin.module.css'
import { useNewPin } from './use-new-pin.ts'

/** For somebody who was mailed a link to a new PIN, and has no session: the PIN, once (MAIL-3). */
export function NewPinPage({ token }: { token: string }) {
  const { t } = useTranslation('newPin')
  const { found, pin, busy, failure, open, again } = useNewPin(token)
  const [over, setOver] = useState(false)
  const end = useCallback(() => setOver(true), [])
  const link = found.kind === 'found' ? found.link : null
  return (
    <Entry organisation={link?.organisation.name ?? 'Tillpass'} says={t('about')}>
      {found.kind === 'reading' && <GreyRows rows={3} />}
      {found.kind === 'failed' && <NoPin failure={found.failure} onAgain={again} />}
      {link && pin === null && <Closed {...{ link, busy, failure }} onOpen={() => void open()} />}
      {pin !== null && !over && <ShownPin pin={pin} onOver={end} />}
      {over && <Over />}
    </Entry>
  )
}

interface ClosedProps {
  link: PinLink
  busy: boolean
  failure: Failure | null
  onOpen: () => void
}

/** Nothing is spent until the button is pressed. */
function Closed({ link, busy, failure, onOpen }: ClosedProps) {
  const { t } = useTranslation('newPin')
  const { amid } = useWhen()
  return (
    <div className={styles.form}>
      <div>
        <h1>{t('title')}</h1>
        <p className={styles.says}>{t('says', { shop: link.organisation.name })}</p>
      </div>
      <FailureNote failure={failure} known={{ not_found: t('goneMeanwhile'), try_later: t('later') }} />
      <Button go big disabled={busy} onClick={onOpen}>
        <Eye />
        {busy ? t('opening') : t('show')}
      </Button>
      <p className={styles.note}>{t('until', { at: amid(link.expiresAt) })}</p>
    </div>
  )
}

function Over() {
  const { t } = useTranslation('newPin')
  return (
    <div className={styles.form}>
      <div role="status">
        <h1>{t('over')}</h1>
        <p className={styles.says}>{t('overMore')}</p>
      </div>
      <Button big onClick={leaveNewPin}>
        {t('toConsole')}
      </Button>
    </div>
  )
}
