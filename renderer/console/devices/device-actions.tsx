import { Ban, CirclePlay, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '../../../contract/http/devices.ts'
import { ActionsMenu, type MenuAction } from '../parts/actions-menu.tsx'
import { EndQuestion } from './end-question.tsx'
import { LiftQuestion } from './lift-question.tsx'
import { RenameQuestion } from './rename-question.tsx'

type Asked = 'rename' | 'lift' | 'revoke' | 'delete'

interface DeviceActionsProps {
  device: Device
  edged?: boolean
  /** Where to go once it is gone. */
  onDeleted?: () => void
}

/** The three-dot menu of a device and what its entries ask (DEV-8, GRD-9). */
export function DeviceActions({ device, edged, onDeleted }: DeviceActionsProps) {
  const { t } = useTranslation('devices')
  const [asked, setAsked] = useState<Asked | null>(null)
  const action = (name: Asked, rest: Omit<MenuAction, 'onChoose'>) => ({ ...rest, onChoose: () => setAsked(name) })
  const actions = [
    action('rename', { icon: <Pencil />, label: t('rename') }),
    ...(device.status === 'paused' ? [action('lift', { icon: <CirclePlay />, label: t('lift'), hint: t('liftHint') })] : []),
    ...(device.status === 'revoked' ? [] : [action('revoke', { icon: <Ban />, label: t('revoke'), hint: t('revokeHint') })]),
    action('delete', { icon: <Trash2 />, label: t('delete'), hint: t('deleteHint') }),
  ]
  const onClose = () => setAsked(null)
  return (
    <>
      <ActionsMenu label={t('more', { name: device.name })} actions={actions} edged={edged} />
      {asked === 'rename' && <RenameQuestion device={device} onClose={onClose} />}
      {asked === 'lift' && <LiftQuestion device={device} onClose={onClose} />}
      {asked === 'revoke' && <EndQuestion device={device} kind="revoke" onClose={onClose} />}
      {asked === 'delete' && <EndQuestion device={device} kind="delete" onClose={onClose} onDone={onDeleted} />}
    </>
  )
}
