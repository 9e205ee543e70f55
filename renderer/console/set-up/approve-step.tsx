import { CircleCheck, Clock, Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { StateWord } from '../parts/state-word.tsx'
import { useCopy } from '../parts/use-copy.ts'
import styles from './set-up.module.css'

/** What to do at the first register, and a tick that appears by itself once it is approved there (DEV-3). */
export function ApproveStep({ ready, done }: { ready: boolean; done: boolean }) {
  const { t } = useTranslation('setUp')
  const address = `${location.origin}/`
  const { copied, copy } = useCopy(address)
  return (
    <>
      <ol className={styles.ways}>
        <li>
          {t('openAt')} <b className={styles.address}>{address}</b>
        </li>
        <li>{t('signInThere')}</li>
        <li>{t('nameIt')}</li>
      </ol>
      <div className={styles.acts}>
        <Button onClick={() => void copy()}>
          <Copy />
          {copied === 'yes' ? t('copied') : t('copyAddress')}
        </Button>
      </div>
      <p role="status">
        {done ? (
          <StateWord icon={<CircleCheck />} tone="works">
            {t('approved')}
          </StateWord>
        ) : (
          <StateWord icon={<Clock />} tone={ready ? 'waits' : 'rests'}>
            {ready ? t('waiting') : t('activateFirst')}
          </StateWord>
        )}
      </p>
    </>
  )
}
