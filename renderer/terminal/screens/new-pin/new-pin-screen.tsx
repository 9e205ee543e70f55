import { ArrowLeft, Dices } from 'lucide-react'
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
import { useLanguage } from '../../words/use-format.ts'
import { ImageStep } from './image-step.tsx'
import { NewPinPad } from './new-pin-pad.tsx'
import { OffersStep } from './offers-step.tsx'
import { PhraseStep } from './phrase-step.tsx'
import { useNewPin, type NewPin } from './use-new-pin.ts'

/** A new PIN is demanded before the register opens (FRC-1, FRC-2). Who stands there is known, so picture and words are shown (FRC-4). */
export function NewPinScreen({ screen }: { screen: ScreenOf<'newPin'> }) {
  const { t } = useTranslation('newPin')
  const bridge = useBridge()
  const language = useLanguage()
  const way = useNewPin(screen)
  if (way.step === 'phrase') return <PhraseStep screen={screen} way={way} />
  const picture = way.image === null ? null : <SecurityImage name={way.image} language={language} />
  const person = <Person name={screen.user.displayName} detail={t('needsNew')} picture={picture} phrase={way.phrase} />
  const offers = way.step === 'first' && (
    <Util icon={<Dices />} label={t('threeOffers')} short={t('threeShort')} disabled={screen.busy} onClick={() => way.go('offers')} />
  )
  const back = <Util icon={<ArrowLeft />} label={t('notYou')} main disabled={screen.busy} onClick={() => ask(bridge.leaveNewPin())} />
  return (
    <Till
      sign={<TerminalSign person={person} />}
      utils={
        <LoginUtils easier={false}>
          {offers}
          {back}
        </LoginUtils>
      }
    >
      <StepOf screen={screen} way={way} />
    </Till>
  )
}

const reasons = { given: 'whyGiven', old: 'whyOld', short: 'whyShort', missing: 'whyMissing' } as const

function StepOf({ screen, way }: { screen: ScreenOf<'newPin'>; way: NewPin }) {
  const { t } = useTranslation('newPin')
  switch (way.step) {
    case 'image':
      return <ImageStep screen={screen} way={way} />
    case 'offers':
      return <OffersStep screen={screen} way={way} />
    default:
      return <NewPinPad screen={screen} way={way} why={t(reasons[screen.reason])} />
  }
}
