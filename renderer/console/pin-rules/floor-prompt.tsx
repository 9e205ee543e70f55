import { useNavigate } from '@tanstack/react-router'
import { TrendingUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { generatedFloor } from '../../../contract/pin-rules.ts'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import styles from './pin-rules.module.css'
import { usePinRules } from './use-pin-rules.ts'

/** The floor somebody put off, until the page is loaded anew. */
const usePutOff = create<{ floor: number; putOff: (floor: number) => void }>((set) => ({ floor: 0, putOff: (floor) => set({ floor }) }))

/** So many users came that generated PINs are longer than the shortest that may be typed: leads to the rules (POL-2). */
export function FloorPrompt() {
  const { t, i18n } = useTranslation('pinRules')
  const { data } = usePinRules()
  const { floor: off, putOff } = usePutOff()
  const navigate = useNavigate()
  if (!data) return null
  const floor = generatedFloor(data.users)
  if (floor <= data.minLength || floor === off) return null
  return (
    <div className={styles.prompt}>
      <Message
        icon={<TrendingUp />}
        says={t('floorTitle', { count: floor })}
        more={t('floorSays', { count: data.minLength, users: data.users.toLocaleString(i18n.language) })}
      />
      <div className={styles.acts}>
        <Button onClick={() => void navigate({ to: '/pin-rules' })}>{t('floorLook')}</Button>
        <Button onClick={() => putOff(floor)}>{t('floorLater')}</Button>
      </div>
    </div>
  )
}
