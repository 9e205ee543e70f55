import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getImportRules } from '../../../contract/http/user-imports.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ChooseFile, type ChosenFile } from './choose-file.tsx'
import { FileImport } from './file-import.tsx'

/** My account > Users > Import: people from a CSV file (USR-6). */
export function ImportPage() {
  const { t } = useTranslation(['import', 'frame'])
  const [file, setFile] = useState<ChosenFile | null>(null)
  // Under the key of PIN login, whose activation ends the time for PINs of a file.
  const { data, error, refetch } = useQuery({
    queryKey: ['pinLogin', 'import'],
    queryFn: async () => dataOf(await ask(getImportRules)),
  })
  return (
    <>
      <PageHead title={t('title')} says={<Link to="/users">{t('back')}</Link>} />
      {!data && (error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows rows={3} />)}
      {data && file === null && <ChooseFile rules={data} onFile={setFile} />}
      {data && file !== null && <FileImport file={file} rules={data} onAgain={() => setFile(null)} />}
    </>
  )
}
