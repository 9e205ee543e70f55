import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PinRenewal, RenewalSheet as Sheet } from '../../../contract/http/pin-renewal.ts'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { useWhen } from '../parts/use-when.ts'
import { useSession } from '../use-session.ts'
import { OpenSheet } from './open-sheet.tsx'
import styles from './pin-renewal.module.css'
import { SheetPanel } from './sheet-panel.tsx'

/** New PINs that no mail carries wait for a printer; an admin opens them with the own password. */
export function RenewalSheet({ renewal: { id, sheet } }: { renewal: PinRenewal }) {
  const { t } = useTranslation('pinRenewal')
  const { day } = useWhen()
  const [asks, setAsks] = useState(false)
  const [opened, setOpened] = useState<Sheet | null>(null)
  const admin = useSession().user.role === 'admin'
  return (
    <div className={styles.sheet}>
      <Message
        icon={<Printer />}
        says={t('slips', { count: sheet.slips })}
        more={[sheet.until && t('slipsUntil', { day: day(sheet.until) }), !admin && t('slipsAsk')].filter(Boolean).join(' ')}
      />
      {admin && <Button onClick={() => setAsks(true)}>{t('openSheet')}</Button>}
      {asks && (
        <OpenSheet
          id={id}
          onClose={() => setAsks(false)}
          onOpened={(found) => {
            setAsks(false)
            setOpened(found)
          }}
        />
      )}
      {opened && <SheetPanel id={id} sheet={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}
