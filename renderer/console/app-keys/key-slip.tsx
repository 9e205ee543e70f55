import { Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Slip, SlipMore, SlipSays } from '../../ui/slip/slip.tsx'
import { useCopy } from '../parts/use-copy.ts'
import styles from './app-keys.module.css'

interface KeySlipProps {
  name: string
  /** The key itself. */
  secret: string
  onDone: () => void
}

/** A key that was just made, this once. */
export function KeySlip({ name, secret, onDone }: KeySlipProps) {
  const { t } = useTranslation('appKeys')
  const { copied, copy } = useCopy(secret)
  return (
    <div className={styles.made}>
      <div role="status">
        <Slip kind="note">
          <SlipSays>{t('keyOf', { name })}</SlipSays>
          <p className={styles.key}>{secret}</p>
          <SlipMore>{copied === 'refused' ? t('copyFailed') : t('keyOnce')}</SlipMore>
          <Button onClick={() => void copy()}>
            <Copy />
            {copied === 'yes' ? t('copied') : t('copy')}
          </Button>
        </Slip>
      </div>
      <Button go onClick={onDone}>
        {t('keyDone')}
      </Button>
    </div>
  )
}
