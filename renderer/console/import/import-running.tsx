import { CirclePause, LoaderCircle, WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { Strip } from '../parts/strip.tsx'
import { SignImport } from './sign-import.tsx'
import type { useImport } from './use-import.ts'
import styles from './import-setup.module.css'

interface ImportRunningProps {
  running: ReturnType<typeof useImport>
  onGoOn: (password: string) => Promise<void>
}

/** How far it is; and where it stopped, why, and how it goes on. */
export function ImportRunning({ running, onGoOn }: ImportRunningProps) {
  const { t, i18n } = useTranslation(['importRun', 'import', 'frame'])
  const { results, of, away, phase, end, cancel, busy, failure } = running
  const number = (value: number) => value.toLocaleString(i18n.language)
  const stopped = phase === 'stopped'
  return (
    <section className={styles.running}>
      <Strip
        icon={stopped ? <CirclePause /> : <LoaderCircle />}
        title={t('progress', { done: number(results.length), of: number(of) })}
        says={stopped ? t('stoppedSays') : t('runningSays')}
      >
        {!stopped && <Button onClick={cancel}>{t('frame:cancel')}</Button>}
      </Strip>
      <progress max={of} value={results.length} aria-label={t('import:title')} />
      {away && <Message icon={<WifiOff />} says={t('away')} more={t('awayMore')} />}
      {stopped && end !== null && (
        <>
          <Message icon={<CirclePause />} says={t(`stopped_${end === 'pinsTooLate' || end === 'over' ? end : 'failed'}`)} />
          <SignImport word={t('goOn', { count: of - results.length })} busy={busy} failure={failure} onSign={onGoOn} />
        </>
      )}
    </section>
  )
}
