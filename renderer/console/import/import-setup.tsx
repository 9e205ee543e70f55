import { FileSpreadsheet } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ImportRules } from '../../../contract/http/user-imports.ts'
import { Button } from '../../ui/button/button.tsx'
import { Strip } from '../parts/strip.tsx'
import { useSession } from '../use-session.ts'
import type { CheckedRow } from './check-rows.ts'
import type { ChosenFile } from './choose-file.tsx'
import { ImportWishes } from './import-wishes.tsx'
import { MapColumns } from './map-columns.tsx'
import { PreviewRows } from './preview-rows.tsx'
import type { Setup } from './setup.ts'
import { SignImport } from './sign-import.tsx'
import type { useImport } from './use-import.ts'
import styles from './import-setup.module.css'

interface ImportSetupProps {
  file: ChosenFile
  rules: ImportRules
  setup: Setup
  rows: readonly CheckedRow[]
  /** How many of them come in. */
  good: number
  running: ReturnType<typeof useImport>
  onSetup: (setup: Setup) => void
  onStart: (password: string) => Promise<void>
  onAgain: () => void
}

/** What the columns tell, how the rows look by that, and the signature. */
export function ImportSetup({ file, rules, setup, rows, good, running, onSetup, onStart, onAgain }: ImportSetupProps) {
  const { t } = useTranslation(['import', 'importRun'])
  const { user } = useSession()
  const marks = { ',': t('comma'), ';': t('semicolon'), '\t': t('tab') }
  const says = t('readAs', { count: rows.length, mark: marks[file.table.delimiter], encoding: t(`encoding_${file.encoding}`) })
  return (
    <>
      <Strip icon={<FileSpreadsheet />} title={file.name} says={says}>
        <Button onClick={onAgain}>{t('other')}</Button>
      </Strip>
      <div className={styles.setup}>
        <MapColumns {...{ file, rules, setup, onSetup }} />
        <ImportWishes {...{ rows, rules, setup, onSetup }} sender={user.role} />
        <PreviewRows rows={rows} mapping={setup.mapping} rules={rules} />
        <SignImport
          disabled={good === 0}
          says={good === 0 ? t('importRun:noneGood') : undefined}
          word={t('importRun:go', { count: good })}
          busy={running.busy}
          failure={running.failure}
          onSign={onStart}
        />
      </div>
    </>
  )
}
