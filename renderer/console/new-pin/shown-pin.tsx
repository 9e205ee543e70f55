import { EyeOff, TimerReset } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Slip, SlipMore, SlipSays } from '../../ui/slip/slip.tsx'
import styles from './new-pin.module.css'
import { useSecondsLeft } from './use-seconds-left.ts'

/** The PIN, in this page's memory alone, for a minute or as long as somebody asks for more. */
export function ShownPin({ pin, onOver }: { pin: string; onOver: () => void }) {
  const { t } = useTranslation('newPin')
  const { left, over, more } = useSecondsLeft()
  useEffect(() => {
    if (left === 0) onOver()
  }, [left, onOver])
  return (
    <div className={styles.form}>
      <h1>{t('yours')}</h1>
      <Slip kind="note" role="status">
        <SlipSays>{t('learn')}</SlipSays>
        <p className={styles.pin}>{pin}</p>
        <SlipMore>{t('works')}</SlipMore>
      </Slip>
      <p className={styles.left} role="timer">
        {t('left', { count: left })}
      </p>
      <div className={styles.acts}>
        <Button go big onClick={over}>
          <EyeOff />
          {t('known')}
        </Button>
        <Button big onClick={more}>
          <TimerReset />
          {t('more')}
        </Button>
      </div>
    </div>
  )
}
