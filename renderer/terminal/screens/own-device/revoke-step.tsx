import { ArrowLeft, Ban } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Display } from '../../../ui/display/display.tsx'
import { Actions } from '../../../ui/key/actions.tsx'
import { Key } from '../../../ui/key/key.tsx'
import { Person } from '../../../ui/sign/person.tsx'
import { Slip, SlipMore, SlipSays } from '../../../ui/slip/slip.tsx'
import { Till } from '../../../ui/till/till.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import type { StepProps } from './use-own-device.ts'

/** Says what follows from a revocation, before it is signed (DEV-8, DEV-10). */
export function RevokeStep({ screen: { user, name }, way }: StepProps) {
  const { t } = useTranslation(['ownDevice', 'common'])
  return (
    <Till sign={<TerminalSign person={<Person name={user.displayName} detail={t(`common:${user.role}`)} />} />}>
      <Work layout="read">
        <div>
          <Display title={t('revokeTitle')}>
            <Ban />
          </Display>
          <Slip kind="page">
            <SlipSays>{t('revokeSays', { name })}</SlipSays>
            <SlipMore>{t('revokeMore')}</SlipMore>
          </Slip>
        </div>
        <Actions>
          <Key tone="end" onClick={() => way.want({ kind: 'revoke' })}>
            <Ban />
            {t('revoke')}
          </Key>
          <Key tone="quiet" onClick={() => way.go('page')}>
            <ArrowLeft />
            {t('common:back')}
          </Key>
        </Actions>
      </Work>
    </Till>
  )
}
