import { useTranslation } from 'react-i18next'
import type { Refusal, ScreenOf } from '../../../../contract/terminal-state.ts'
import { Hint } from '../../../ui/keypad/pad-stage.tsx'
import { Slip, SlipMore, SlipSays } from '../../../ui/slip/slip.tsx'
import { firstNameOf } from '../../../ui/sign/initials.ts'
import { useDuration } from '../../words/use-format.ts'
import { pinRulesOf } from './pin-rules-of.ts'

/** What the register says above the keys: a hint, or why the last PIN opened nothing and what follows. */
export function PinSays({ screen }: { screen: ScreenOf<'pin'> }) {
  return screen.refusal ? <RefusedSlip key={screen.refusal.number} refusal={screen.refusal} /> : <PinHint screen={screen} />
}

function PinHint({ screen }: { screen: ScreenOf<'pin'> }) {
  const { t } = useTranslation('pin')
  const { shortest, longest } = pinRulesOf(screen.keypad)
  if (screen.pinIsNew) return <Hint>{t('hintNew')}</Hint>
  if (screen.lockedFor) return <Hint>{t('hintLocked', { name: firstNameOf(screen.lockedFor.displayName) })}</Hint>
  if (screen.keypad.submit === 'auto') return <Hint>{t('hint')}</Hint>
  return <Hint>{t(shortest === longest ? 'hintEnterOne' : 'hintEnter', { shortest, longest })}</Hint>
}

/** Why the last PIN opened nothing, and what follows. */
export function RefusedSlip({ refusal }: { refusal: Refusal }) {
  const [says, more] = useRefusalWords(refusal)
  return (
    <Slip kind="line" role="status">
      <SlipSays>{says}</SlipSays>
      {more !== '' && <SlipMore>{more}</SlipMore>}
    </Slip>
  )
}

function useRefusalWords(refusal: Refusal): [says: string, more: string] {
  const { t } = useTranslation('pin')
  const tries = useTriesWords()
  switch (refusal.code) {
    case 'pin_not_accepted':
      return [t('noMatch'), tries(refusal)]
    case 'pin_change_not_accepted':
      return [t('tooLate'), t('tooLateMore')]
    case 'pin_wrong_length':
    case 'invalid_request':
      return [t('wrongLength'), t('notCounted')]
    default:
      return [t('trouble'), t('troubleMore')]
  }
}

/** "3 more tries, then a wait of one minute." */
function useTriesWords(): (refusal: Refusal) => string {
  const { t } = useTranslation('pin')
  const duration = useDuration()
  return ({ triesLeft, afterTries }) => {
    if (triesLeft === null || afterTries === null) return ''
    if (afterTries.kind === 'pause') return t('thenPause', { count: triesLeft })
    return t('thenWait', { count: triesLeft, duration: duration(afterTries.seconds) })
  }
}
