import { Grip } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { classNames } from '../../../ui/class-names.ts'
import { Key } from '../../../ui/key/key.tsx'
import { Till } from '../../../ui/till/till.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { useOnScreenKeyboard } from '../../app/keyboard-store.ts'
import { BandTools } from '../../frame/band-tools.tsx'
import { TerminalKeyboard } from '../../frame/terminal-keyboard.tsx'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import { formId, PasswordForm } from './password-form.tsx'
import { PasswordSays } from './password-says.tsx'
import styles from '../../frame/form-page.module.css'

/** User name and password: the way in before approval, and the way around the keypad (DEV-11). */
export function PasswordScreen({ screen }: { screen: ScreenOf<'password'> }) {
  const { t } = useTranslation('password')
  const bridge = useBridge()
  const keyboard = useOnScreenKeyboard()
  const says = screen.refusal !== null || screen.notice !== 'none'
  const go = (
    <Key tone="go" type="submit" form={formId} data-go="" disabled={screen.busy}>
      {t('signIn')}
    </Key>
  )
  return (
    <Till wide sign={<TerminalSign band tools={<BandTools />} />} keys={keyboard && <TerminalKeyboard go={go} />}>
      <Work layout="form">
        <h1 className={classNames(styles.title, (says || screen.asksOrganisation) && styles.yields)}>{t('title')}</h1>
        {says && (
          <div className={styles.says}>
            <PasswordSays screen={screen} />
          </div>
        )}
        {screen.canUsePin && (
          <Key
            tone="quiet"
            aria-label={t('usePin')}
            className={classNames(styles.pin, says && styles.small)}
            onClick={() => ask(bridge.usePin())}
          >
            <Grip />
            <span>{t('usePin')}</span>
          </Key>
        )}
        <PasswordForm screen={screen} keyboard={keyboard} />
      </Work>
    </Till>
  )
}
