import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { Slip, SlipMore, SlipSays } from '../../ui/slip/slip.tsx'
import styles from './own-pin.module.css'
import type { OwnPinSet } from './use-save-own-pin.ts'

/** The PIN is saved: one that was chosen or generated stands here once more, to be learnt. It is not copied: a clipboard tells everybody. */
export function OwnPinSaved({ done, onDone }: { done: OwnPinSet & { replaced: boolean }; onDone: () => void }) {
  const { t } = useTranslation(['ownPin', 'setPin'])
  const { pin, floor, replaced } = done
  const works = t(replaced ? 'savedReplaced' : 'savedFirst')
  const more = floor === undefined ? works : `${works} ${t('setPin:pinShort', { count: floor })}`
  if (pin === null) return <Message icon={<CircleCheck />} says={t('saved')} more={more} />
  return (
    <div role="status">
      <Slip kind="note">
        <SlipSays>{t('savedPin')}</SlipSays>
        <p className={styles.digits} aria-label={[...pin].join(' ')}>
          {pin}
        </p>
        <SlipMore>{`${works} ${t('once')}`}</SlipMore>
        <Button onClick={onDone}>{t('learnt')}</Button>
      </Slip>
    </div>
  )
}
