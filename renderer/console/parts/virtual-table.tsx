import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, type Ref, type RefObject, useEffect, useRef, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import table from './table.module.css'
import styles from './virtual-table.module.css'

/** What the row of an item is given; it belongs on its `tr`. */
export interface RowProps {
  ref: Ref<HTMLTableRowElement>
  'data-index': number
  'aria-rowindex': number
}

interface VirtualTableProps<Item> {
  label: string
  className: string | undefined
  /** The cells of the head. */
  head: ReactNode
  columns: number
  items: readonly Item[]
  /** How many rows there are, those not read yet too. */
  total: number
  /** What is shown is not what is asked for yet. */
  busy?: boolean
  row: (item: Item, props: RowProps) => ReactNode
  /** The last rows that were read come near. */
  onNearEnd: () => void
}

/** Rows that are drawn beyond the screen, and from how many before the end of what was read the next are asked for. */
const overscan = 12
const nearEnd = 40

/** Height of a row before it is drawn, in pixels. */
const guess = 48

/** A table of any length: it draws the rows near the screen alone, and says to screen readers which of how many each is. */
export function VirtualTable<Item extends { id: string }>(props: VirtualTableProps<Item>) {
  const { items, total, columns, row, onNearEnd } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const scrollMargin = useTopOf(body)
  const rows = useWindowVirtualizer({
    count: total,
    estimateSize: () => guess,
    overscan,
    scrollMargin,
    getItemKey: (index) => items[index]?.id ?? index,
  })
  const drawn = rows.getVirtualItems()
  const last = drawn.at(-1)
  const near = last !== undefined && items.length < total && last.index >= items.length - nearEnd
  useEffect(() => {
    if (near) onNearEnd()
  })
  return (
    <table
      className={classNames(table.table, styles.table, props.className)}
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-busy={props.busy}
    >
      <thead>
        <tr aria-rowindex={1}>{props.head}</tr>
      </thead>
      <tbody ref={body} onKeyDown={(event) => walk(event, (index) => rows.scrollToIndex(index))}>
        <Space height={(drawn[0]?.start ?? scrollMargin) - scrollMargin} />
        {drawn.map(({ index, key }) => {
          const item = items[index]
          const place = { ref: rows.measureElement, 'data-index': index, 'aria-rowindex': index + 2 }
          return item === undefined ? <GreyRow key={key} columns={columns} place={place} /> : row(item, place)
        })}
        <Space height={last === undefined ? 0 : rows.getTotalSize() + scrollMargin - last.end} />
      </tbody>
    </table>
  )
}

/** Room for rows that are not drawn. */
function Space({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden="true" className={styles.space} style={{ height }} /> : null
}

/** A row that is on its way. */
function GreyRow({ columns, place }: { columns: number; place: RowProps }) {
  return (
    <tr aria-busy="true" className={styles.grey} {...place}>
      <td colSpan={columns}>
        <i />
      </td>
    </tr>
  )
}

/** Where the rows begin, in pixels from the top of the page; what stands above them may grow. */
function useTopOf(body: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useEffect(() => {
    const look = () => {
      if (body.current) setTop(Math.round(body.current.getBoundingClientRect().top + window.scrollY))
    }
    const watcher = new ResizeObserver(look)
    watcher.observe(document.body)
    return () => watcher.disconnect()
  }, [body])
  return top
}

/** Arrow keys go from row to row, from what opens one to what opens the next. */
function walk(event: KeyboardEvent<HTMLElement>, scrollTo: (index: number) => void): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const from = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-index]') : null
  if (step === undefined || from === null || openerOf(from) !== event.target) return
  const index = Number(from.dataset['index']) + step
  const next = event.currentTarget.querySelector<HTMLElement>(`tr[data-index="${index}"]`)
  if (next === null) return
  event.preventDefault()
  scrollTo(index)
  openerOf(next)?.focus({ preventScroll: true })
}

const openerOf = (row: HTMLElement) => row.querySelector<HTMLElement>('a, button')
