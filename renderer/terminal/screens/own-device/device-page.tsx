import { ArrowLeft, Ban, Check, CircleAlert, MonitorCheck, Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Display } from '../../../ui/display/display.tsx'
import { Actions } from '../../../ui/key/actions.tsx'
import { Key } from '../../../ui/key/key.tsx'
import { Person } from '../../../ui/sign/person.tsx'
import { Facts } from '../../../ui/slip/facts.tsx'
import { Message } from '../../../ui/slip/message.tsx'
import { Slip, SlipMore, SlipSays } from '../../../ui/slip/slip.tsx'
import { Till } from '../../../ui/till/till.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import styles from './device-page.module.css'
import type { StepProps } from './use-own-device.ts'
import { useDeviceFacts } from './use-device-facts.tsx'
import { useRefusalWords } from './use-refusal-words.ts'

/** What this register is, and what can be done about it. */
export function DevicePage({ screen, way }: StepProps) {
  const { t } = useTranslation(['ownDevice', 'common'])
  const bridge = useBridge()
  const { user, name, signer, busy } = screen
  return (
    <Till sign={<TerminalSign person={<Person name={user.displayName} detail={t(`common:${user.role}`)} />} />}>
      <Work layout="read">
        <div>
          <Display title={t('title')}>
            <MonitorCheck />
          </Display>
          <Slip kind="page">
            <SlipSays>
              <bdi className={styles.name}>{name}</bdi>
            </SlipSays>
            <Facts facts={useDeviceFacts(screen)} />
            {signer.takes.length === 0 && <SlipMore>{t('nothingSigns')}</SlipMore>}
          </Slip>
        </div>
        <Outcome screen={screen} />
        {signer.takes.length > 0 && (
          <Actions>
            <Key disabled={busy} onClick={() => way.go('name')}>
              <Pencil />
              {t('rename')}
            </Key>
            <Key disabled={busy} onClick={() => way.go('revoke')}>
              <Ban />
              {t('revoke')}
            </Key>
          </Actions>
        )}
        <Key tone="quiet" wide disabled={busy} onClick={() => ask(bridge.leaveOwnDevice())}>
          <ArrowLeft />
          {t('common:back')}
        </Key>
      </Work>
    </Till>
  )
}

/** What came of the last change; it is announced. */
function Outcome({ screen: { saved, refusal } }: Pick<StepProps, 'screen'>) {
  const { t } = useTranslation('ownDevice')
  const words = useRefusalWords()
  if (refusal === null && saved === 0) return null
  const [says, more] = refusal === null ? [t('saved'), ''] : words(refusal)
  return (
    <div>
      <Message key={`${saved} ${refusal?.number}`} icon={refusal === null ? <Check /> : <CircleAlert />} says={says} more={more} />
    </div>
  )
}
