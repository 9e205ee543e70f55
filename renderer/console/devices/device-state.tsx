import { Ban, CircleCheck, CirclePause } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DeviceStatus } from '../../../contract/http/terminal.ts'
import { StateWord } from '../parts/state-word.tsx'

const looks = {
  approved: { icon: <CircleCheck />, tone: 'works' },
  paused: { icon: <CirclePause />, tone: 'waits' },
  revoked: { icon: <Ban />, tone: 'rests' },
} as const

/** Approved, Paused or Revoked. */
export function DeviceState({ status }: { status: DeviceStatus }) {
  const { t } = useTranslation('devices')
  return <StateWord {...looks[status]}>{t(status)}</StateWord>
}
