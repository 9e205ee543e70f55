import { Hourglass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AppKey } from '../../../contract/http/app-keys.ts'
import { classNames } from '../../ui/class-names.ts'
import table from '../parts/table.module.css'
import { useNameOf } from '../parts/use-name-of.ts'
import { useWhen } from '../parts/use-when.ts'
import { AppKeyActions, type Asked } from './app-key-actions.tsx'
import styles from './app-keys.module.css'
import { scopeWord } from './scope-word.ts'
import { useUntil } from './use-until.ts'

/** Applications as a table; on a narrow screen a few lines to each. */
export function AppKeyRows({ keys, onAsk }: { keys: readonly AppKey[]; onAsk: (appKey: AppKey, asked: Asked) => void }) {
  const { t } = useTranslation('appKeys')
  return (
    <table className={classNames(table.table, styles.keys)} aria-label={t('title')}>
      <thead>
        <tr>
          <th>{t('name')}</th>
          <th>{t('may')}</th>
          <th>{t('lastUsed')}</th>
          <th>{t('madeBy')}</th>
          <th>
            <span className="for-ears">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((appKey) => (
          <AppKeyRow key={appKey.id} appKey={appKey} onAsk={(asked) => onAsk(appKey, asked)} />
        ))}
      </tbody>
    </table>
  )
}

function AppKeyRow({ appKey, onAsk }: { appKey: AppKey; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('appKeys')
  const { moment, amid, day } = useWhen()
  const nameOf = useNameOf()
  const until = useUntil()
  const { name, kind, scopes, old, lastUsedAt, createdAt, createdBy } = appKey
  return (
    <tr>
      <td>
        <span dir="auto">{name}</span>
        <small>{t(`kind_${kind}`)}</small>
        {old && (
          <small className={styles.old}>
            <Hourglass />
            {t('oldUntil', { until: until(old.until), used: amid(old.lastUsedAt) })}
          </small>
        )}
      </td>
      <td>
        {scopes.map((scope) => (
          <span key={scope} className={styles.scope}>
            {t(`scope_${scopeWord[scope]}`)}
          </span>
        ))}
      </td>
      <td>
        <span className={styles.label}>{t('lastUsed')}: </span>
        {moment(lastUsedAt)}
      </td>
      <td>
        {createdBy ? nameOf(createdBy) : t('somebody')}
        <small>{day(createdAt)}</small>
      </td>
      <td>
        <AppKeyActions appKey={appKey} onAsk={onAsk} />
      </td>
    </tr>
  )
}
