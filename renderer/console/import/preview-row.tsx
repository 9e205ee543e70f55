import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportRules } from '../../../contract/http/user-imports.ts'
import type { CellField, CheckedRow } from './check-rows.ts'
import { useProblemWords } from './use-problem-words.ts'
import styles from './import-setup.module.css'

interface PreviewRowProps {
  row: CheckedRow
  rules: ImportRules
  withPin: boolean
}

/** One row of the file; each problem stands in its cell. */
export function PreviewRow({ row, rules, withPin }: PreviewRowProps) {
  const { t } = useTranslation(['console', 'users'])
  const wordsOf = useProblemWords()
  const { person, problems, said } = row
  const cell = (field: CellField, content: ReactNode) => (
    <td data-empty={content === '–' && problems[field] === undefined}>
      <bdi>{content}</bdi>
      {problems[field] && (
        <small className={problems[field].startsWith('pin') ? styles.aside : styles.wrong}>
          {problems[field].startsWith('pin') ? <Info /> : <CircleAlert />}
          {wordsOf(problems[field], rules.pinLength)}
        </small>
      )}
    </td>
  )
  return (
    <tr>
      <td>{person.row}</td>
      {cell('name', shortened(person.displayName))}
      {cell('username', shortened(person.username ?? '–'))}
      {cell('email', shortened(person.email ?? '–'))}
      {cell('role', problems.role === 'role' ? shortened(said.role) : t(`console:role_${person.role}`))}
      {cell('loginMethod', problems.loginMethod ? shortened(said.loginMethod) : t(`users:method_${person.loginMethod}`))}
      {withPin && cell('pin', person.pin === null ? '–' : <span className={styles.pin}>{person.pin}</span>)}
    </tr>
  )
}

/** What is far too long is not worth a screen. */
function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
