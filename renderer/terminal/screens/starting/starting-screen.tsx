import { useTranslation } from 'react-i18next'
import { Till } from '../../../ui/till/till.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { useLasting } from '../../app/use-lasting.ts'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import styles from './starting-screen.module.css'

const keys = Array.from({ length: 12 }, (_, at) => at)

/** Nothing before 300 ms, then still shapes where the keypad will be. */
export function StartingScreen() {
  const slow = useLasting(true)
  const { t } = useTranslation('common')
  const title = <h1 className="for-ears">{t('starting')}</h1>
  if (!slow) return <main className={styles.nothing}>{title}</main>
  return (
    <Till sign={<TerminalSign />}>
      <Work layout="pad">
        {title}
        <div className={styles.display} />
        <div className={styles.bed}>
          {keys.map((key) => (
            <i key={key} />
          ))}
        </div>
      </Work>
    </Till>
  )
}
