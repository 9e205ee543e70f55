import { useTranslation } from 'react-i18next'
import type { Device } from '../../../contract/http/devices.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { useNameOf } from '../parts/use-name-of.ts'
import { useWhen } from '../parts/use-when.ts'
import styles from './device-facts.module.css'

/** What is known of a device. */
export function DeviceFacts({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  const { moment, day, daysSince } = useWhen()
  const nameOf = useNameOf()
  const age = daysSince(device.approvedAt)
  const approved = { day: day(device.approvedAt), name: device.approvedBy ? nameOf(device.approvedBy) : t('somebody') }
  return (
    <section className={styles.facts}>
      <h2>{t('details')}</h2>
      <dl>
        <div>
          <dt>{t('id')}</dt>
          <dd className={styles.copied}>
            <span className={styles.mono}>{device.id}</span>
            <CopyButton label={t('copyId')} done={t('copied')} failed={t('copyFailed')} text={device.id} />
          </dd>
        </div>
        <div>
          <dt>{t('approved')}</dt>
          <dd>{t('approvedOn', approved)}</dd>
        </div>
        <div>
          <dt>{t('key')}</dt>
          <dd>{age === 0 ? t('keyToday') : t('keyAge', { count: age })}</dd>
        </div>
        <div>
          <dt>{t('lastSeen')}</dt>
          <dd>{moment(device.lastSeenAt)}</dd>
        </div>
        <div>
          <dt>{t('app')}</dt>
          <dd>{t(`platform_${device.platform}`, { version: device.appVersion })}</dd>
        </div>
      </dl>
    </section>
  )
}
