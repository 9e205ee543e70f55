import { useMemo, useState } from 'react'
import type { ImportRules } from '../../../contract/http/user-imports.ts'
import { useSession } from '../use-session.ts'
import { checkRows } from './check-rows.ts'
import type { ChosenFile } from './choose-file.tsx'
import { firstIsName, guessMapping, looksLikeTitles } from './columns.ts'
import { ImportDone } from './import-done.tsx'
import { ImportRunning } from './import-running.tsx'
import { ImportSetup } from './import-setup.tsx'
import { LeaveQuestion } from './leave-question.tsx'
import type { Setup } from './setup.ts'
import { useImport } from './use-import.ts'

interface FileImportProps {
  file: ChosenFile
  rules: ImportRules
  onAgain: () => void
}

/** One file from its columns to its results. */
export function FileImport({ file, rules, onAgain }: FileImportProps) {
  const { user } = useSession()
  const [setup, setSetup] = useState(() => firstSetup(file, rules))
  const [saved, setSaved] = useState(false)
  const running = useImport()
  const rows = useMemo(
    () => checkRows(setup.titles ? file.table.rows.slice(1) : file.table.rows, { ...setup, ...rules, sender: user.role }),
    [file, setup, rules, user.role],
  )
  const good = useMemo(() => rows.filter(({ good }) => good).map(({ person }) => person), [rows])
  const start = (password: string) => running.start(good, { password, invites: setup.invites })
  const unseenPins =
    running.phase === 'done' && !saved && running.results.some((result) => result.outcome === 'added' && result.pin !== null)
  return (
    <>
      {running.phase === 'ready' && (
        <ImportSetup
          {...{ file, rules, setup, rows, good: good.length }}
          running={running}
          onSetup={setSetup}
          onStart={start}
          onAgain={onAgain}
        />
      )}
      {(running.phase === 'running' || running.phase === 'stopped') && <ImportRunning running={running} onGoOn={start} />}
      {(running.phase === 'stopped' || running.phase === 'done') && (
        <ImportDone rows={rows} running={running} onSaved={() => setSaved(true)} onAgain={onAgain} />
      )}
      <LeaveQuestion when={running.phase === 'running' ? 'running' : unseenPins ? 'pins' : null} />
    </>
  )
}

function firstSetup({ table }: ChosenFile, { newPinsByMail }: ImportRules): Setup {
  const [first] = table.rows
  const titles = first !== undefined && table.rows.length > 1 && looksLikeTitles(first.cells)
  const mapping = titles ? guessMapping(first.cells) : firstIsName
  return {
    titles,
    mapping,
    role: 'staff',
    loginMethod: mapping.username === null ? 'pin_only' : 'password_and_pin',
    // Where new PINs are mailed, nobody's is shown here unless that is wished for (POL-7).
    generate: !newPinsByMail,
    invites: false,
    padPins: false,
  }
}
