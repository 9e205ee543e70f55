import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { getConsoleSession } from '../../../contract/http/console.ts'
import { exportAuditEvents } from '../../../contract/http/audit-events.ts'
import { Button } from '../../ui/button/button.tsx'
import { ask, addressOf } from '../api/ask.ts'
import { useLanguage } from '../parts/use-language.ts'
import { useTask } from '../parts/use-task.ts'
import type { RecordFilter } from './use-records.ts'

/** Takes the records that the filters show as a file; the browser saves it while it comes, however long it is. */
export function ExportButton({ filter }: { filter: RecordFilter }) {
  const { t } = useTranslation('records')
  const language = useLanguage()
  const task = useTask()
  const save = async () => {
    // A session that is over asks for a new sign-in here, where a download could not.
    const alive = await task.run(() => ask(getConsoleSession))
    if (alive === null) return
    const link = document.createElement('a')
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    link.href = addressOf(exportAuditEvents.path, { query: { ...filter, language, timeZone } })
    link.download = ''
    link.click()
  }
  return (
    <Button disabled={task.busy} onClick={() => void save()}>
      <Download />
      {Object.keys(filter).length > 0 ? t('exportThese') : t('exportAll')}
    </Button>
  )
}
