import { CircleAlert, Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Message } from '../../../ui/slip/message.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { FormPage } from '../../frame/form-page.tsx'
import { OwnPasswordField } from '../../frame/own-password-field.tsx'
import { useOwnRefusalWords } from './own-pin-says.tsx'
import type { OwnPin } from './use-own-pin.ts'

/** The password in the place of a PIN that was forgotten, or of a first one some time after the sign-in (SELF-5). */
export function PasswordStep({ screen, way }: { screen: ScreenOf<'ownPin'>; way: OwnPin }) {
  const { t } = useTranslation(['ownPin', 'newPin'])
  const bridge = useBridge()
  const words = useOwnRefusalWords(screen.hasPassword)
  const said = screen.refusal && words(screen.refusal)
  const says = said ? (
    <Message key={screen.refusal?.number} icon={<CircleAlert />} says={said[0]} more={said[1]} />
  ) : (
    <Message icon={<Info />} says={t(screen.isSet ? 'passwordLead' : 'passwordFirst')} />
  )
  const mayGoBack = screen.takes.includes('pin')
  return (
    <FormPage
      title={t('password')}
      says={says}
      go={t('newPin:next')}
      busy={screen.busy}
      onSubmit={(password) => way.prove({ password })}
      onBack={() => (mayGoBack ? way.go('current') : ask(bridge.leaveNewPin()))}
    >
      <OwnPasswordField busy={screen.busy} />
    </FormPage>
  )
}
