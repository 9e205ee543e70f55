import { CircleQuestionMark } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Util } from '../../../ui/utils/utils.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { LoginUtils } from '../../frame/login-utils.tsx'

/** The quiet functions of the keypad, and the way to a new PIN where codes are mailed (SELF-7). */
export function PinUtils({ screen }: { screen: ScreenOf<'pin'> }) {
  const { t } = useTranslation('pin')
  const bridge = useBridge()
  return (
    <LoginUtils password>
      {screen.canRecover && (
        <Util
          icon={<CircleQuestionMark />}
          label={t('forgot')}
          short={t('forgotShort')}
          disabled={screen.busy}
          onClick={() => ask(bridge.openLostPin())}
        />
      )}
    </LoginUtils>
  )
}
