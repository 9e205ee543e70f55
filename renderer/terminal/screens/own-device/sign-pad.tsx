import { ArrowLeft, Keyboard } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Hint } from '../../../ui/keypad/pad-stage.tsx'
import { SecurityImage } from '../../../ui/security-image/security-image.tsx'
import { Person } from '../../../ui/sign/person.tsx'
import { Till } from '../../../ui/till/till.tsx'
import { Util } from '../../../ui/utils/utils.tsx'
import { LoginUtils } from '../../frame/login-utils.tsx'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import { useLanguage } from '../../words/use-format.ts'
import { Said } from '../new-pin/new-pin-says.tsx'
import { PadPage } from '../new-pin/pad-page.tsx'
import { pinRulesOf } from '../pin/pin-rules-of.ts'
import type { StepProps } from './use-own-device.ts'
import { useRefusalWords } from './use-refusal-words.ts'

/** The own PIN signs (SIGN-1). Who stands there is known, so picture and words are shown (FRC-4); the password is one tap away. */
export function SignPad({ screen, way }: StepProps) {
  const { t } = useTranslation(['ownDevice', 'common'])
  const language = useLanguage()
  const { user, signer, refusal, busy } = screen
  const { name, phrase } = signer.securityImage
  const picture = name === null ? null : <SecurityImage name={name} language={language} />
  const person = (
    <Person name={user.displayName} detail={t(way.wish?.kind === 'revoke' ? 'revokes' : 'renames')} picture={picture} phrase={phrase} />
  )
  const isWrong = refusal?.code === 'signing_pin_not_accepted'
  return (
    <Till
      sign={<TerminalSign person={person} />}
      utils={
        <LoginUtils easier={false}>
          {signer.takes.includes('password') && (
            <Util
              icon={<Keyboard />}
              label={t('usePassword')}
              short={t('usePasswordShort')}
              disabled={busy}
              onClick={() => way.go('password')}
            />
          )}
          <Util icon={<ArrowLeft />} label={t('common:back')} main disabled={busy} onClick={way.back} />
        </LoginUtils>
      }
    >
      <PadPage
        title={t('signTitle')}
        step="sign"
        keypad={signer.keypad}
        busy={busy}
        shake={isWrong ? refusal.number : 0}
        says={<SignSays screen={screen} way={way} />}
        onSubmit={(pin) => way.sign({ pin })}
      />
    </Till>
  )
}

/** What it signs; after a wrong PIN, how many more there are. */
function SignSays({ screen: { refusal, signer }, way }: StepProps) {
  const { t } = useTranslation(['ownDevice', 'newPin'])
  const words = useRefusalWords()
  if (refusal?.code === 'signing_pin_not_accepted') {
    const [says, more] = words(refusal)
    return <Said key={refusal.number} says={says} more={more} />
  }
  const rules = pinRulesOf(signer.keypad)
  const what = way.wish?.kind === 'name' ? t('signsName', { name: way.wish.name }) : t('signsRevoke')
  return (
    <Hint>
      {what} {rules.submit === 'enter' && t('newPin:enter', { ...rules })}
    </Hint>
  )
}
