import { ArrowBigUp, ArrowBigUpDash, Delete, Globe } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Language } from '../../../contract/language.ts'
import { classNames } from '../class-names.ts'
import { BoardKey } from './board-key.tsx'
import styles from './keyboard.module.css'
import { besideSpace, digitKeys, rowsOf } from './layouts.ts'
import { type KeyboardModel, useKeyboard } from './use-keyboard.ts'

export interface KeyboardWords {
  group: string
  shift: string
  delete: string
  symbols: string
  letters: string
  moreSymbols: string
  space: string
  layout: string
  layoutName: Record<Language, string>
}

interface KeyboardProps {
  words: KeyboardWords
  /** The layout it begins with. */
  language: Language
  onType: (character: string) => void
  onDelete: () => void
  /** The key that ends typing. */
  go: ReactNode
}

/** The terminal's own keyboard, for a device with nothing but a touch screen (TRM-7). */
export function Keyboard({ words, language, onType, onDelete, go }: KeyboardProps) {
  const board = useKeyboard(language)
  const type = (character: string) => {
    onType(character)
    board.typed()
  }
  const keysOf = (keys: readonly string[]) =>
    keys.map((key) => (
      <BoardKey key={key} onPress={() => type(board.capOf(key))}>
        {board.capOf(key)}
      </BoardKey>
    ))
  const rows = rowsOf(board.layer, board.layout)
  const last = rows.at(-1)
  const { before, after } = besideSpace(board.layer)
  return (
    <section className={styles.keyboard} aria-label={words.group}>
      <div className={classNames(styles.row, styles.big)}>{keysOf(digitKeys)}</div>
      {rows.slice(0, -1).map(({ keys, where }) => (
        <div key={keys.join('')} className={classNames(styles.row, styles[where], keys.length === 9 && styles.inset)}>
          {keysOf(keys)}
        </div>
      ))}
      <div className={styles.row}>
        <ShiftKey board={board} words={words} />
        {keysOf(last?.keys ?? [])}
        <BoardKey tone="quiet" size="half-more" aria-label={words.delete} onPress={onDelete}>
          <Delete />
        </BoardKey>
      </div>
      <div className={styles.row}>
        <BoardKey
          tone="quiet"
          size="half-more"
          word
          aria-label={board.layer === 'letters' ? words.symbols : words.letters}
          onPress={board.turnLayer}
        >
          {board.layer === 'letters' ? '?123' : 'abc'}
        </BoardKey>
        <BoardKey tone="quiet" aria-label={`${words.layout}: ${words.layoutName[board.layout]}`} onPress={board.turnLayout}>
          <Globe />
        </BoardKey>
        {keysOf(before)}
        <BoardKey size="space" word aria-label={words.space} onPress={() => type(' ')}>
          <span className={styles.roomy}>{words.layoutName[board.layout]}</span>
          <span className={styles.narrow}>{board.layout.toUpperCase()}</span>
        </BoardKey>
        {keysOf(after)}
        {go}
      </div>
    </section>
  )
}

/** Shift among letters; among symbols, the way to the others. */
function ShiftKey({ board, words }: { board: KeyboardModel; words: KeyboardWords }) {
  if (board.layer !== 'letters') {
    return (
      <BoardKey tone="quiet" size="half-more" word aria-label={words.moreSymbols} onPress={board.turnMore}>
        {board.layer === 'more' ? '?#' : '=\\<'}
      </BoardKey>
    )
  }
  return (
    <BoardKey tone="quiet" size="half-more" aria-label={words.shift} aria-pressed={board.shift !== 'off'} onPress={board.turnShift}>
      {board.shift === 'locked' ? (
        <ArrowBigUpDash fill="currentColor" />
      ) : (
        <ArrowBigUp fill={board.shift === 'off' ? 'none' : 'currentColor'} />
      )}
    </BoardKey>
  )
}
