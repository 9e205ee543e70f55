import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import styles from './menu.module.css'

interface MenuProps {
  label: string
  onClose: () => void
  children: ReactNode
}

/** A menu under the key that opened it. Arrow keys move, Escape and a tap elsewhere close it. */
export function Menu({ label, onClose, children }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  const opener = useRef<Element | null>(null)
  useEffect(() => {
    opener.current = document.activeElement
    itemsOf(menu.current)[0]?.focus()
  }, [])
  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      const inside = event.target instanceof Element && event.target.closest('[role="menu"], [aria-haspopup="menu"]')
      if (!inside) onClose()
    }
    window.addEventListener('pointerdown', onPointerDown)
    return () => window.removeEventListener('pointerdown', onPointerDown)
  }, [onClose])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      if (opener.current instanceof HTMLElement) opener.current.focus()
      onClose()
    }
    const next = nextItem(itemsOf(menu.current), event.key)
    if (next) {
      event.preventDefault()
      next.focus()
    }
  }
  return (
    <div ref={menu} className={styles.menu} role="menu" aria-label={label} onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}

/** A group of items under a small heading. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className={styles.group}>
      <p aria-hidden="true">{label}</p>
      {children}
    </div>
  )
}

interface MenuItemProps {
  icon: ReactNode
  label: string
  /** What is chosen there now. */
  value?: string
  onChoose: () => void
}

/** One entry. */
export function MenuItem({ icon, label, value, onChoose }: MenuItemProps) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} className={styles.item} onClick={onChoose}>
      {icon}
      {label}
      {value && <span>{value}</span>}
    </button>
  )
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
}

function nextItem(items: HTMLElement[], key: string): HTMLElement | undefined {
  const at = items.findIndex((item) => item === document.activeElement)
  if (key === 'ArrowDown') return items[(at + 1) % items.length]
  if (key === 'ArrowUp') return items.at(at - 1)
  if (key === 'Home') return items[0]
  return key === 'End' ? items.at(-1) : undefined
}
