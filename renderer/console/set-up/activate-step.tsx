import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Power } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { putPinLogin } from '../../../contract/http/pin-login.ts'
import { Button } from '../../ui/button/button.tsx'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { useTask } from '../parts/use-task.ts'
import type { PinLogin } from '../pin-login/pin-login-on.tsx'
import { pinLoginKey } from '../pin-login/use-pin-login.ts'
import styles from './set-up.module.css'

/** PIN login for the whole shop. Where a risk has to be accepted first, that is done where it is shown (ACT-1, ACT-3). */
export function ActivateStep({ pinLogin }: { pinLogin: PinLogin }) {
  const { t } = useTranslation('setUp')
  const { busy, failure, run } = useTask()
  const queries = useQueryClient()
  const navigate = useNavigate()
  if (pinLogin.active) return <p>{t('isActive')}</p>
  const activate = async () => {
    if (pinLogin.readiness.mustAcceptRisk) return navigate({ to: '/pin-login' })
    await run(() => ask(putPinLogin, { body: { active: true } }))
    await queries.invalidateQueries({ queryKey: pinLoginKey })
  }
  const first = pinLogin.readiness.peopleWithoutPin === pinLogin.readiness.people
  return (
    <>
      <p>{t('activateMore')}</p>
      <FailureNote failure={failure} />
      <div className={styles.acts}>
        <Button go={!first} disabled={busy} onClick={() => void activate()}>
          <Power />
          {t('activateYes')}
        </Button>
      </div>
    </>
  )
}
