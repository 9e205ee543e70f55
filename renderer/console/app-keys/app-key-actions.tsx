import { Ban, Hourglass, Pencil, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AppKey } from '../../../contract/http/app-keys.ts'
import { ActionsMenu } from '../parts/actions-menu.tsx'

/** What may be asked of an application. */
export type Asked = 'rename' | 'rotate' | 'endOld' | 'withdraw'

/** The three-dot menu of an application. */
export function AppKeyActions({ appKey, onAsk }: { appKey: AppKey; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('appKeys')
  const endOld = { icon: <Hourglass />, label: t('endOld'), hint: t('endOldHint'), onChoose: () => onAsk('endOld') }
  const actions = [
    { icon: <Pencil />, label: t('rename'), onChoose: () => onAsk('rename') },
    { icon: <RefreshCw />, label: t('rotate'), hint: t('rotateHint'), onChoose: () => onAsk('rotate') },
    ...(appKey.old === null ? [] : [endOld]),
    { icon: <Ban />, label: t('withdraw'), hint: t('withdrawHint'), onChoose: () => onAsk('withdraw') },
  ]
  return <ActionsMenu label={t('more', { name: appKey.name })} actions={actions} />
}
