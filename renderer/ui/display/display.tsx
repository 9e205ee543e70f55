import { type ReactNode, useEffect, useRef } from 'react'
import styles from './display.module.css'

interface DisplayProps {
  title: string
  /** A small icon before the title. */
  mark?: ReactNode
  /** Dots, or an icon of the state, at the far end. */
  children?: ReactNode
}

/** The dark window that says the one thing that is true now. Takes the focus when it comes up, so that screen readers begin there. */
export function Display({ title, mark, children }: DisplayProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div className={styles.display}>
      <h1 ref={heading} tabIndex={-1}>
        {mark}
        {title}
      </h1>
      {children}
    </div>
  )
}
