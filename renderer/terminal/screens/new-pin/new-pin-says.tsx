import { useTranslation } from 'react-i18next'
import type { Keypad } from '../../../../contract/http/terminal.ts'
import type { Refusal } from '../../../../contract/terminal-state.ts'
import { Hint } from '../../../ui/keypad/pad-stage.tsx'
import { Slip, SlipMore, SlipSays } from '../../../ui/slip/slip.tsx'
import { useNow } from '../../app/use-now.ts'
import { useDuration } from '../../words/use-format.ts'
import { pinRulesOf } from '../pin/pin-rules-of.ts'
import type { Choice, PinAsk } from './use-choice.ts'

/** What the register says above the keys: why a new PIN is asked for, or why the last one could not be taken and what follows. */
export function NewPinSays({ screen, way, why }: { screen: PinAsk; way: Choice; why: string }) {
  const { t } = useTranslation('newPin')
  if (way.step === 'again') return <Hint>{t('againHint')}</Hint>
  if (way.different > 0) {
    return <Said key={way.different} says={t('different')} more={t(way.step === 'offers' ? 'differentOffer' : 'differentMore')} />
  }
  if (screen.refusal) return <RefusedSlip key={screen.refusal.number} refusal={screen.refusal} keypad={screen.keypad} />
  return <Why keypad={screen.keypad} why={why} />
}

function Why({ keypad, why }: { keypad: Keypad; why: string }) {
  const { t } = useTranslation('newPin')
  const rules = pinRulesOf(keypad)
  return (
    <Hint>
      {why} {rules.submit === 'enter' && t('enter', { ...rules })}
    </Hint>
  )
}

/** What was said, in the first voice and the second. */
export function Said({ says, more }: { says: string; more: string }) {
  return (
    <Slip kind="line" role="status">
      <SlipSays>{says}</SlipSays>
      <SlipMore>{more}</SlipMore>
    </Slip>
  )
}

/** Why a new PIN could not be taken. */
export function RefusedSlip({ refusal, keypad }: { refusal: Refusal; keypad: Keypad }) {
  const [says, more] = useRefusalWords(refusal, keypad)
  return <Said says={says} more={more} />
}

function useRefusalWords({ code, until }: Refusal, keypad: Keypad): [says: string, more: string] {
  const { t } = useTranslation('newPin')
  const duration = useDuration()
  const now = useNow(60_000)
  const { shortest, longest } = pinRulesOf(keypad)
  switch (code) {
    case 'pin_too_simple':
      return [t('tooSimple'), t('tooSimpleMore')]
    case 'pin_wrong_length':
      return [t('wrongLength'), t('length', { count: longest - shortest + 1, shortest, longest })]
    case 'pin_not_usable':
      return [t('notUsable'), t('chooseOther')]
    case 'pin_unchanged':
      return [t('unchanged'), t('chooseOther')]
    case 'pins_generated_only':
      return [t('generatedOnly'), t('generatedOnlyMore')]
    case 'pin_not_offered':
      return [t('notOffered'), t('notOfferedMore')]
    case 'pin_space_full':
      return [t('full'), t('fullMore')]
    case 'try_later':
      return [t('limit'), t('limitMore', { duration: duration(Math.max(60, Math.ceil(((until ?? now) - now) / 1_000))) })]
    default:
      return [t('trouble'), t('troubleMore')]
  }
}
