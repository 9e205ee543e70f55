import styles from './tabs.module.css'

interface TabsProps<Name extends string> {
  tabs: readonly { name: Name; label: string }[]
  chosen: Name
  onChoose: (name: Name) => void
}

/** The parts of a panel; one shows at a time. */
export function Tabs<Name extends string>({ tabs, chosen, onChoose }: TabsProps<Name>) {
  return (
    <div className={styles.tabs}>
      {tabs.map(({ name, label }) => (
        <button key={name} type="button" aria-pressed={name === chosen} onClick={() => onChoose(name)}>
          {label}
        </button>
      ))}
    </div>
  )
}
