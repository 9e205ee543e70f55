import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppKey } from '../../../contract/http/app-keys.ts'
import { Button } from '../../ui/button/button.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import table from '../parts/table.module.css'
import type { Asked } from './app-key-actions.tsx'
import { AppKeyRows } from './app-key-rows.tsx'
import { EndOldQuestion } from './end-old-question.tsx'
import { MakeKeyPanel } from './make-key-panel.tsx'
import { RenameQuestion } from './rename-question.tsx'
import { RotateKeyPanel } from './rotate-key-panel.tsx'
import { useAppKeys } from './use-app-keys.ts'
import { WithdrawQuestion } from './withdraw-question.tsx'

/** My account > Applications: the keys by which other programs call the API (FRC-5). */
export function AppKeysPage() {
  const { t } = useTranslation('appKeys')
  const [making, setMaking] = useState(false)
  const [asked, setAsked] = useState<{ appKey: AppKey; what: Asked } | null>(null)
  const onClose = () => setAsked(null)
  const { data: keys, error, refetch } = useAppKeys()
  return (
    <>
      <PageHead title={t('title')} says={t('says')}>
        <Button go onClick={() => setMaking(true)}>
          <Plus />
          {t('make')}
        </Button>
      </PageHead>
      {!keys && (error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows rows={3} />)}
      {keys?.length === 0 && <p className={table.empty}>{t('none')}</p>}
      {keys && keys.length > 0 && <AppKeyRows keys={keys} onAsk={(appKey, what) => setAsked({ appKey, what })} />}
      {asked?.what === 'rename' && <RenameQuestion appKey={asked.appKey} onClose={onClose} />}
      {asked?.what === 'endOld' && <EndOldQuestion appKey={asked.appKey} onClose={onClose} />}
      {asked?.what === 'rotate' && <RotateKeyPanel appKey={asked.appKey} onClose={onClose} />}
      {asked?.what === 'withdraw' && <WithdrawQuestion appKey={asked.appKey} onClose={onClose} />}
      {making && <MakeKeyPanel onClose={() => setMaking(false)} />}
    </>
  )
}
