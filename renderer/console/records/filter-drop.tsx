import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import styles from './filter-drop.module.css'

interface FilterDropProps {
  icon: ReactNode
  /** What is filtered by it. */
  label: string
  /** What is chosen now. */
  chosen: string
  /** It narrows the list down. */
  active: boolean
  /** What can be chosen; `close` is for when it was. */
  children: (close: () => void) => ReactNode
}

/** A filter: a button that says what is chosen, and the choices below it. */
export function FilterDrop({ icon, label, chosen, active, children }: FilterDropProps) {
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const id = useId()
  const close = () => {
    setOpen(false)
    document.getElementById(id)?.focus()
  }
  useTapElsewhere(place, open, () => setOpen(false))
  return (
    <div ref={place} className={styles.place} onKeyDown={(event) => open && onKey(event, close)}>
      <Button
        id={id}
        className={classNames(styles.button, active && styles.active)}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`${label}: ${chosen}`}
        onClick={() => setOpen(!open)}
      >
        {icon}
        <span dir="auto">{chosen}</span>
        <ChevronDown />
      </Button>
      {open && (
        <Choices label={label} onLeave={() => setOpen(false)}>
          {children(close)}
        </Choices>
      )}
    </div>
  )
}

function Choices({ label, onLeave, children }: { label: string; onLeave: () => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(
    () => (box.current?.querySelector<HTMLElement>('input:not([type=date]), [aria-pressed=true]') ?? stopsIn(box.current)[0])?.focus(),
    [],
  )
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={label}
      className={styles.drop}
      onBlur={({ currentTarget, relatedTarget }) => relatedTarget && !currentTarget.parentElement?.contains(relatedTarget) && onLeave()}
    >
      {children}
    </div>
  )
}

interface ChoiceProps {
  chosen: boolean
  onChoose: () => void
  children: ReactNode
}

/** One of the things to choose. */
export function FilterChoice({ chosen, onChoose, children }: ChoiceProps) {
  return (
    <button type="button" className={styles.choice} aria-pressed={chosen} onClick={onChoose}>
      {children}
    </button>
  )
}

function useTapElsewhere(place: { current: HTMLElement | null }, open: boolean, onTap: () => void): void {
  useEffect(() => {
    if (!open) return
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !place.current?.contains(target)) onTap()
    }
    window.addEventListener('pointerdown', onPointerDown)
    return () => window.removeEventListener('pointerdown', onPointerDown)
  })
}

/** Escape closes; arrows move between what can be chosen. */
function onKey(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  if (event.key === 'Escape') {
    event.stopPropagation()
    close()
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || (event.target instanceof HTMLInputElement && event.target.type === 'date')) return
  const stops = stopsIn(event.currentTarget.querySelector('[role=dialog]'))
  const at = stops.findIndex((stop) => stop === document.activeElement)
  event.preventDefault()
  stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus()
}

function stopsIn(box: Element | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>('button, input') ?? [])]
}
