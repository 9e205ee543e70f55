import { Copy, Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Slip, SlipMore, SlipSays } from '../../ui/slip/slip.tsx'
import { PaperSlip } from './paper-slip.tsx'
import styles from './pin-slip.module.css'

/** A generated PIN, this once: to copy, or to print as a slip and hand over. */
export function PinSlip({ name, pin }: { name: string; pin: string }) {
  const { t } = useTranslation('setPin')
  const [copied, setCopied] = useState<'not yet' | 'yes' | 'refused'>('not yet')
  const copy = () =>
    void navigator.clipboard.writeText(pin).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    )
  return (
    <div className={styles.slip} role="status">
      <Slip kind="note">
        <SlipSays>{t('pinOf', { name })}</SlipSays>
        <p className={styles.pin}>{pin}</p>
        <SlipMore>{copied === 'refused' ? t('copyFailed') : t('pinOnce')}</SlipMore>
        <div className={styles.acts}>
          <Button onClick={copy}>
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
