import { Ban, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ActionsMenu } from '../parts/actions-menu.tsx'

/** What may be asked of an application. */
export type Asked = 'rotate' | 'withdraw'

/** The three-dot menu of an application. */
export function AppKeyActions({ name, onAsk }: { name: string; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('appKeys')
  const actions = [
    { icon: <RefreshCw />, label: t('rotate'), hint: t('rotateHint'), onChoose: () => onAsk('rotate') },
    { icon: <Ban />, label: t('withdraw'), hint: t('withdrawHint'), onChoose: () => onAsk('withdraw') },
  ]
  return <ActionsMenu label={t('more', { name })} actions={actions} />
}
