import { EllipsisVertical } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { Menu, MenuItem } from '../../ui/menu/menu.tsx'
import { classNames } from '../../ui/class-names.ts'
import styles from './actions-menu.module.css'

export interface MenuAction {
  icon: ReactNode
  label: string
  /** What it means. */
  hint?: string
  onChoose: () => void
}

interface ActionsMenuProps {
  label: string
  actions: readonly MenuAction[]
  /** As a button with an edge, beside a page's title. */
  edged?: boolean
}

/** The three-dot menu of one thing. */
export function ActionsMenu({ label, actions, edged = false }: ActionsMenuProps) {
  const [open, setOpen] = useState(false)
  const dots = useRef<HTMLButtonElement>(null)
  // The entry is gone once it is chosen: what it opens leads back to the button.
  const choose = (action: MenuAction) => {
    dots.current?.focus()
    setOpen(false)
    action.onChoose()
  }
  return (
    <div className={styles.place}>
      <button
        ref={dots}
        type="button"
        className={classNames(styles.dots, edged && styles.edged)}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <EllipsisVertical />
      </button>
      {open && (
        <Menu label={label} onClose={() => setOpen(false)}>
          {actions.map((action) => (
            <MenuItem key={action.label} icon={action.icon} label={action.label} value={action.hint} onChoose={() => choose(action)} />
          ))}
        </Menu>
      )}
    </div>
  )
}
