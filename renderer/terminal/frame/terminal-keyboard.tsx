import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteBack, insertText } from '../../ui/keyboard/insert-text.ts'
import { Keyboard } from '../../ui/keyboard/keyboard.tsx'
import { languageNames } from '../../ui/words/language-names.ts'
import { useLanguage } from '../words/use-format.ts'

/** The on-screen keyboard, typing into the field that had the focus last. */
export function TerminalKeyboard({ go }: { go: ReactNode }) {
  const { t } = useTranslation('keyboard')
  const language = useLanguage()
  const field = useLastField()
  const words = {
    group: t('group'),
    shift: t('shift'),
    delete: t('delete'),
    symbols: t('symbols'),
    letters: t('letters'),
    moreSymbols: t('moreSymbols'),
    space: t('space'),
    layout: t('layout'),
    layoutName: languageNames,
  }
  const intoField = (act: (into: HTMLInputElement) => void) => {
    if (field.current && !field.current.readOnly) act(field.current)
  }
  return (
    <Keyboard
      key={language}
      words={words}
      language={language}
      onType={(character) => intoField((into) => insertText(into, character))}
      onDelete={() => intoField(deleteBack)}
      go={go}
    />
  )
}

function useLastField() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const remember = (target: EventTarget | Element | null) => {
      if (target instanceof HTMLInputElement && (target.type === 'text' || target.type === 'password')) field.current = target
    }
    const onFocus = (event: FocusEvent) => remember(event.target)
    remember(document.activeElement)
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [])
  return field
}
