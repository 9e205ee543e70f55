import { ArrowLeft, Dices, KeyRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Person } from '../../../ui/sign/person.tsx'
import { SecurityImage } from '../../../ui/security-image/security-image.tsx'
import { Till } from '../../../ui/till/till.tsx'
import { Util } from '../../../ui/utils/utils.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { LoginUtils } from '../../frame/login-utils.tsx'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import { useNewPinPad } from '../new-pin/new-pin-pad.tsx'
import { OffersStep } from '../new-pin/offers-step.tsx'
import { PadPage } from '../new-pin/pad-page.tsx'
import { useLanguage } from '../../words/use-format.ts'
import { NeedsHelp } from './needs-help.tsx'
import { CurrentSays } from './own-pin-says.tsx'
import { PasswordStep } from './password-step.tsx'
import { type OwnPin, useOwnPin } from './use-own-pin.ts'

/** The own PIN, from the user menu (SELF-5): created, changed with the current one, or set anew with the password. */
export function OwnPinScreen({ screen }: { screen: ScreenOf<'ownPin'> }) {
  return screen.mayChange && screen.takes.length > 0 ? <OwnPinWay screen={screen} /> : <NeedsHelp screen={screen} />
}

function OwnPinWay({ screen }: { screen: ScreenOf<'ownPin'> }) {
  const { t } = useTranslation(['ownPin', 'newPin', 'common'])
  const bridge = useBridge()
  const language = useLanguage()
  const way = useOwnPin(screen)
  if (way.step === 'password') return <PasswordStep screen={screen} way={way} />
  const { name, phrase } = screen.securityImage
  const picture = name === null ? null : <SecurityImage name={name} language={language} />
  const detail = t(screen.isSet ? 'changes' : 'creates')
  return (
    <Till
      sign={<TerminalSign person={<Person name={screen.user.displayName} detail={detail} picture={picture} phrase={phrase} />} />}
      utils={
        <LoginUtils easier={false}>
          <WayOn screen={screen} way={way} />
          <Util icon={<ArrowLeft />} label={t('common:back')} main disabled={screen.busy} onClick={() => ask(bridge.leaveNewPin())} />
        </LoginUtils>
      }
    >
      <StepOf screen={screen} way={way} />
    </Till>
  )
}

interface StepProps {
  screen: ScreenOf<'ownPin'>
  way: OwnPin
}

/** The other way from here: the password in the place of a forgotten PIN, or three to choose from. */
function WayOn({ screen, way }: StepProps) {
  const { t } = useTranslation(['ownPin', 'newPin'])
  if (way.step === 'current' && screen.takes.includes('password')) {
    return (
      <Util icon={<KeyRound />} label={t('forgot')} short={t('forgotShort')} disabled={screen.busy} onClick={() => way.go('password')} />
    )
  }
  if (way.step !== 'first') return null
  const offers = () => way.go('offers')
  return <Util icon={<Dices />} label={t('newPin:threeOffers')} short={t('newPin:threeShort')} disabled={screen.busy} onClick={offers} />
}

function StepOf({ screen, way }: StepProps) {
  const { t } = useTranslation('ownPin')
  const newPad = useNewPinPad({ screen, way, why: t('why') })
  if (way.step === 'offers') return <OffersStep screen={screen} way={way} />
  const currentPad = {
    title: t('current'),
    step: 'current',
    keypad: screen.currentKeypad,
    busy: screen.busy,
    shake: screen.refusal?.code === 'current_pin_not_accepted' ? screen.refusal.number : 0,
    says: <CurrentSays screen={screen} />,
    onSubmit: (currentPin: string) => way.prove({ currentPin }),
  }
  return <PadPage {...(way.step === 'current' ? currentPad : newPad)} />
}
