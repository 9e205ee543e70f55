import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { appScopeSchema } from '../../../contract/app-keys.ts'
import { Tick } from '../../ui/field/tick.tsx'
import { Message } from '../../ui/slip/message.tsx'
import styles from './app-keys.module.css'
import { scopeWord } from './scope-word.ts'

/** What a key may be used for; nothing else is open to it. @param problem nothing was ticked. */
export function ScopeTicks({ problem }: { problem: boolean }) {
  const { t } = useTranslation('appKeys')
  return (
    <fieldset className={styles.scopes}>
      <legend>{t('mayLegend')}</legend>
      {appScopeSchema.options.map((scope) => (
        <Tick
          key={scope}
          name={scope}
          label={t(`scope_${scopeWord[scope]}`)}
          hint={t(`scopeHint_${scopeWord[scope]}`)}
          defaultChecked={scope === 'users.authenticate'}
        />
      ))}
      {problem && <Message icon={<CircleAlert />} says={t('noScope')} />}
    </fieldset>
  )
}
