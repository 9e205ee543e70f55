import { Copy, Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Slip, SlipMore, SlipSays } from '../../ui/slip/slip.tsx'
import { useCopy } from '../parts/use-copy.ts'
import { PaperSlip } from './paper-slip.tsx'
import styles from './pin-slip.module.css'

/** A generated PIN, this once: to copy, or to print as a slip and hand over. */
export function PinSlip({ name, pin }: { name: string; pin: string }) {
  const { t } = useTranslation('setPin')
  const { copied, copy } = useCopy(pin)
  return (
    <div className={styles.slip} role="status">
      <Slip kind="note">
        <SlipSays>{t('pinOf', { name })}</SlipSays>
        <p className={styles.pin}>{pin}</p>
        <SlipMore>{copied === 'refused' ? t('copyFailed') : t('pinOnce')}</SlipMore>
        <div className={styles.acts}>
          <Button onClick={() => void copy()}>
            <Copy />
            {copied === 'yes' ? t('copied') : t('copy')}
          </Button>
          <Button onClick={() => window.print()}>
            <Printer />
            {t('print')}
          </Button>
        </div>
      </Slip>
      <PaperSlip name={name} pin={pin} />
    </div>
  )
}
