import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Display } from '../../../ui/display/display.tsx'
import { Till } from '../../../ui/till/till.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { Person } from '../../../ui/sign/person.tsx'
import { FieldKeyboard } from '../../frame/field-keyboard.tsx'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import { ApprovalForm } from './approval-form.tsx'
import styles from './approval-screen.module.css'

/** Offers to approve this device: after a lead's sign-in (DEV-3), or from Settings (DEV-2). */
export function ApprovalScreen({ screen }: { screen: ScreenOf<'approval'> }) {
  const { t } = useTranslation(['approval', 'common'])
  const { displayName, role } = screen.user
  const person = <Person name={displayName} detail={t('signedInWithPassword', { role: t(`common:${role}`) })} />
  return (
    <Till sign={<TerminalSign person={person} />} keys={<FieldKeyboard />}>
      <Work layout="read">
        <Display title={t('title')} />
        <p className={styles.lead}>{t('lead')}</p>
        <ApprovalForm screen={screen} />
      </Work>
    </Till>
  )
}
