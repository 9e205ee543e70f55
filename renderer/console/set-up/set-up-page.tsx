import { useNavigate } from '@tanstack/react-router'
import { CircleCheck, ListChecks } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Strip } from '../parts/strip.tsx'
import { ActivateStep } from './activate-step.tsx'
import { ApproveStep } from './approve-step.tsx'
import { PeopleStep } from './people-step.tsx'
import styles from './set-up.module.css'
import { Step } from './step.tsx'
import { useSetUp } from './use-set-up.ts'

/** From an empty shop to the first register that takes PINs: three steps, each ticked by what the server knows. */
export function SetUpPage() {
  const { t } = useTranslation('setUp')
  const { setUp, pinLogin, error, refetch } = useSetUp()
  const navigate = useNavigate()
  const away = () => void navigate({ to: '/pin-login' })
  if (!setUp || !pinLogin) return error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows rows={3} />
  const { steps } = setUp
  const count = Object.values(steps).filter((done) => !done).length
  return (
    <>
      <PageHead title={t('title')} says={t('about')}>
        {count > 0 && <Button onClick={away}>{t('later')}</Button>}
      </PageHead>
      <Strip
        icon={count === 0 ? <CircleCheck /> : <ListChecks />}
        title={count === 0 ? t('done') : t('left', { count })}
        says={count === 0 ? t('doneMore') : t('leftMore')}
      >
        {count === 0 && <Button onClick={away}>{t('toRegisters')}</Button>}
      </Strip>
      <ol className={styles.steps}>
        <Step number={1} done={steps.people} title={t('people')}>
          <PeopleStep setUp={setUp} />
        </Step>
        <Step number={2} done={steps.activate} title={t('activate')}>
          <ActivateStep pinLogin={pinLogin} />
        </Step>
        <Step number={3} done={steps.approve} title={t('approve')}>
          <ApproveStep ready={steps.activate} done={steps.approve} />
        </Step>
      </ol>
    </>
  )
}
