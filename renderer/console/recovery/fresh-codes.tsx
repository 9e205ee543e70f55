import { Check, Copy, Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../contract/http/me.ts'
import { Button } from '../../ui/button/button.tsx'
import { Slip, SlipMore, SlipSays } from '../../ui/slip/slip.tsx'
import address from '../addresses/address.module.css'
import { useCopy } from '../parts/use-copy.ts'
import { PaperCodes } from './paper-codes.tsx'
import styles from './recovery.module.css'

interface FreshCodesProps {
  me: Me
  codes: readonly string[]
  onClose: () => void
}

/** The codes, this once. */
export function FreshCodes({ me, codes, onClose }: FreshCodesProps) {
  const { t } = useTranslation('recovery')
  const { copied, copy } = useCopy(codes.join('\n'))
  return (
    <div role="status">
      <Slip kind="note">
        <SlipSays>{t('fresh')}</SlipSays>
        <ul className={styles.codes}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <SlipMore>{t('freshMore')}</SlipMore>
        <div className={address.acts}>
          <Button onClick={() => window.print()}>
            <Printer />
            {t('print')}
          </Button>
          <Button onClick={() => void copy()}>
            <Copy />
            {copied === 'yes' ? t('copied') : t('copy')}
          </Button>
          <Button onClick={onClose}>
            <Check />
            {t('close')}
          </Button>
        </div>
      </Slip>
      <PaperCodes me={me} codes={codes} />
    </div>
  )
}
