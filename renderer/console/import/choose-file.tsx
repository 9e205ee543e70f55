import { CircleAlert, Download, FileUp } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { byteOrderMark } from '../../../contract/csv.ts'
import type { ImportRules } from '../../../contract/http/user-imports.ts'
import { Button } from '../../ui/button/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Message } from '../../ui/slip/message.tsx'
import styles from './choose-file.module.css'
import type { CsvTable, TableProblem } from './parse-csv.ts'
import { type Encoding, type FileProblem, readFile } from './read-file.ts'
import { saveFile } from './save-file.ts'

export interface ChosenFile {
  name: string
  encoding: Encoding
  table: CsvTable
}

type Problem = { kind: FileProblem } | TableProblem

/** Where a file is chosen or dropped. What cannot be read is said here, with what to do. */
export function ChooseFile({ rules, onFile }: { rules: ImportRules; onFile: (file: ChosenFile) => void }) {
  const { t } = useTranslation('import')
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const { busy, problem, take } = useTaking(onFile)
  const onPick = (files: FileList | null) => {
    void take(files?.[0]).then(() => {
      // The same file, mended, is a change too.
      if (input.current) input.current.value = ''
    })
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <section className={styles.choose}>
      <div
        className={classNames(styles.drop, over && styles.over)}
        onDragOver={onDragOver}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <FileUp />
        <p>{t('drop')}</p>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          aria-label={t('choose')}
          tabIndex={-1}
          onChange={(event) => onPick(event.target.files)}
        />
        <Button go disabled={busy} onClick={() => input.current?.click()}>
          {busy ? t('reading') : t('choose')}
        </Button>
      </div>
      {problem && (
        <p className={styles.name}>
          <bdi>{problem.name}</bdi>
        </p>
      )}
      {problem && <Message icon={<CircleAlert />} says={t(`file_${problem.kind}`, { row: 'row' in problem ? problem.row : 0 })} />}
      <FileHelp rules={rules} />
    </section>
  )
}

/** What a file needs, and an empty one to fill in. */
function FileHelp({ rules }: { rules: ImportRules }) {
  const { t } = useTranslation('import')
  return (
    <div className={styles.help}>
      <p>{t('needs')}</p>
      <p>{rules.pinsImportable ? t('pinsEarly') : t('pinsLate')}</p>
      <Button onClick={() => saveFile('tillpass-users.csv', byteOrderMark + t('example'))}>
        <Download />
        {t('exampleGet')}
      </Button>
    </div>
  )
}

/** Reads one file at a time, and keeps why the last could not be taken. */
function useTaking(onFile: (file: ChosenFile) => void) {
  const [problem, setProblem] = useState<(Problem & { name: string }) | null>(null)
  const [busy, setBusy] = useState(false)
  const take = async (file: File | undefined) => {
    if (!file || busy) return
    setBusy(true)
    const taken = await takeFile(file)
    setBusy(false)
    if ('table' in taken) onFile(taken)
    else setProblem({ ...taken, name: file.name })
  }
  return { busy, problem, take }
}

/** Papa Parse comes with the first file, so that no other page waits for it. */
async function takeFile(file: File): Promise<ChosenFile | Problem> {
  const read = await readFile(file)
  if (typeof read === 'string') return { kind: read }
  const { parseCsv } = await import('./parse-csv.ts')
  const table = parseCsv(read.text)
  return 'kind' in table ? table : { name: file.name, encoding: read.encoding, table }
}
