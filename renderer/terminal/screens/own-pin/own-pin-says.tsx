import { useTranslation } from 'react-i18next'
import type { Refusal, ScreenOf } from '../../../../contract/terminal-state.ts'
import { Hint } from '../../../ui/keypad/pad-stage.tsx'
import { useDuration } from '../../words/use-format.ts'
import { RefusedSlip, Said } from '../new-pin/new-pin-says.tsx'
import { pinRulesOf } from '../pin/pin-rules-of.ts'

/** What the register says above the keys while it asks for the current PIN. */
export function CurrentSays({ screen }: { screen: ScreenOf<'ownPin'> }) {
  const { t } = useTranslation(['ownPin', 'newPin'])
  const own = useOwnRefusalWords(screen.hasPassword)
  const { refusal, currentKeypad, keypad } = screen
  if (refusal === null) {
    const rules = pinRulesOf(currentKeypad)
    return (
      <Hint>
        {t('currentHint')} {rules.submit === 'enter' && t('newPin:enter', { ...rules })}
      </Hint>
    )
  }
  const words = own(refusal)
  if (words === null) return <RefusedSlip key={refusal.number} refusal={refusal} keypad={keypad} />
  return <Said key={refusal.number} says={words[0]} more={words[1]} />
}

/** What is said of the current PIN and of the password; null: it is about the new PIN. */
export function useOwnRefusalWords(hasPassword: boolean): (refusal: Refusal) => [says: string, more: string] | null {
  const { t } = useTranslation('ownPin')
  const duration = useDuration()
  return ({ code, triesLeft, afterTries }) => {
    switch (code) {
      case 'current_pin_not_accepted':
        return [t('currentWrong'), t(hasPassword ? 'currentTries' : 'currentTriesHelp', { count: triesLeft ?? 0 })]
      case 'password_needed':
        return [t('passwordNeeded'), t('passwordNeededMore')]
      case 'confirmation_not_accepted':
        return triesLeft === null || afterTries?.kind !== 'wait'
          ? [t('passwordWrong'), '']
          : [t('passwordWrong'), t('thenWait', { count: triesLeft, duration: duration(afterTries.seconds) })]
      case 'conflict':
        return [t('meanwhile'), t('meanwhileMore')]
      case 'unavailable':
        return [t('unknown'), t('unknownMore')]
      default:
        return null
    }
  }
}
