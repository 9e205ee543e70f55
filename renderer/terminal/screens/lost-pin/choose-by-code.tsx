import { ArrowLeft, Dices } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Till } from '../../../ui/till/till.tsx'
import { Util } from '../../../ui/utils/utils.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { LoginUtils } from '../../frame/login-utils.tsx'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import { NewPinPad } from '../new-pin/new-pin-pad.tsx'
import { OffersStep } from '../new-pin/offers-step.tsx'
import { choiceAfter, useChoice } from '../new-pin/use-choice.ts'

interface ChooseByCodeProps {
  screen: ScreenOf<'lostPin'>
  /** The three that came with the code. */
  offers: readonly string[]
  onBack: () => void
}

/** The code was right: one of three, or one's own (POL-9). */
export function ChooseByCode({ screen, offers, onBack }: ChooseByCodeProps) {
  const { t } = useTranslation(['ownPin', 'newPin', 'common'])
  const bridge = useBridge()
  const way = useChoice<never>(screen, {
    begin: () => 'offers',
    after: (code) => choiceAfter(code, screen),
    send: (chosen) => ask(bridge.setLostPin(chosen)),
  })
  const back = <Util icon={<ArrowLeft />} label={t('common:back')} main disabled={screen.busy} onClick={onBack} />
  const three = way.step === 'first' && (
    <Util
      icon={<Dices />}
      label={t('newPin:threeOffers')}
      short={t('newPin:threeShort')}
      disabled={screen.busy}
      onClick={() => way.go('offers')}
    />
  )
  return (
    <Till
      sign={<TerminalSign />}
      utils={
        <LoginUtils easier={false}>
          {three}
          {back}
        </LoginUtils>
      }
    >
      {way.step === 'offers' ? (
        <OffersStep screen={screen} way={way} first={screen.refusal === null ? offers : null} />
      ) : (
        <NewPinPad screen={screen} way={way} why={t('why')} />
      )}
    </Till>
  )
}
