import { CircleAlert, CircleCheck, RotateCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EmailLink, readEmailLink, useEmailLink as emailLinkUse } from '../../../contract/http/mailboxes.ts'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { ask, tell } from '../api/ask.ts'
import type { Failure } from '../api/send.ts'
import { Entry } from '../entry.tsx'
import { FailureNote } from '../parts/failure-note.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { useTask } from '../parts/use-task.ts'
import styles from '../sign-in-form.module.css'
import address from './address.module.css'
import { confirmLink } from './confirm-link.ts'

type Found = { kind: 'reading' } | { kind: 'found'; link: EmailLink } | { kind: 'failed'; failure: Failure }

/** Where a mailed link leads that confirms an address: looking burns nothing, a button does it (SELF-7). */
export function ConfirmAddressPage({ token }: { token: string }) {
  const { t } = useTranslation('addresses')
  const [found, setFound] = useState<Found>({ kind: 'reading' })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let stale = false
    void ask(readEmailLink, { body: { token } }).then((answer) => {
      if (!stale) setFound(answer.kind === 'done' ? { kind: 'found', link: answer.data } : { kind: 'failed', failure: answer })
    })
    return () => void (stale = true)
  }, [token, tries])
  return (
    <Entry organisation={found.kind === 'found' ? found.link.organisation.name : 'Tillpass'} says={t('about')}>
      {found.kind === 'reading' && <GreyRows rows={3} />}
      {found.kind === 'failed' && <NoLink failure={found.failure} onAgain={() => setTries(tries + 1)} />}
      {found.kind === 'found' && <Confirm token={token} link={found.link} />}
    </Entry>
  )
}

function Confirm({ token, link }: { token: string; link: EmailLink }) {
  const { t } = useTranslation(['addresses', 'frame'])
  const { busy, failure, run } = useTask()
  const [done, setDone] = useState(false)
  if (done) return <Done />
  const confirm = async () => setDone((await run(() => tell(emailLinkUse, { body: { token } }))) !== null)
  return (
    <div className={styles.form}>
      <h1 dir="auto">{t('hello', { name: link.user.displayName })}</h1>
      <p>{t('says', { shop: link.organisation.name })}</p>
      <p className={address.big}>{link.email}</p>
      <FailureNote failure={failure} known={{ not_found: t('goneMore'), try_later: t('later') }} />
      <Button go big disabled={busy} onClick={() => void confirm()}>
        {busy ? t('frame:saving') : t('yes')}
      </Button>
      <p>{t('notMine')}</p>
    </div>
  )
}

function Done() {
  const { t } = useTranslation('addresses')
  return (
    <div className={styles.form}>
      <h1>{t('done')}</h1>
      <Message icon={<CircleCheck />} says={t('doneMore')} />
      <Button big onClick={confirmLink.leave}>
        {t('toConsole')}
      </Button>
    </div>
  )
}

/** The link opens nothing: what that may mean, and the way on. */
function NoLink({ failure, onAgain }: { failure: Failure; onAgain: () => void }) {
  const { t } = useTranslation(['addresses', 'frame', 'console'])
  const code = failure.kind === 'refused' ? failure.problem.code : null
  const gone = code === 'not_found' || code === 'invalid_request'
  const says = code === 'try_later' ? t('later') : code === null ? t('console:away') : t('frame:notLoaded')
  return (
    <div className={styles.form}>
      <h1>{gone ? t('gone') : t('notRead')}</h1>
      {gone ? <p>{t('goneMore')}</p> : <Message icon={<CircleAlert />} says={says} />}
      <Button big onClick={gone ? confirmLink.leave : onAgain}>
        {!gone && <RotateCw />}
        {gone ? t('toConsole') : t('frame:again')}
      </Button>
    </div>
  )
}
