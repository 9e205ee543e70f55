import { Ban, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppKey } from '../../../contract/http/app-keys.ts'
import { ActionsMenu } from '../parts/actions-menu.tsx'
import { RotateKeyPanel } from './rotate-key-panel.tsx'
import { WithdrawQuestion } from './withdraw-question.tsx'

/** The three-dot menu of an application. */
export function AppKeyActions({ appKey }: { appKey: AppKey }) {
  const { t } = useTranslation('appKeys')
  const [asked, setAsked] = useState<'rotate' | 'withdraw' | null>(null)
  const onClose = () => setAsked(null)
  const actions = [
    { icon: <RefreshCw />, label: t('rotate'), hint: t('rotateHint'), onChoose: () => setAsked('rotate') },
    { icon: <Ban />, label: t('withdraw'), hint: t('withdrawHint'), onChoose: () => setAsked('withdraw') },
  ]
  return (
    <>
      <ActionsMenu label={t('more', { name: appKey.name })} actions={actions} />
      {asked === 'rotate' && <RotateKeyPanel appKey={appKey} onClose={onClose} />}
      {asked === 'withdraw' && <WithdrawQuestion appKey={appKey} onClose={onClose} />}
    </>
  )
}
