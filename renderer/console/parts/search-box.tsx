import { Search } from 'lucide-react'
import styles from './search-box.module.css'

interface SearchBoxProps {
  label: string
  value: string
  onChange: (value: string) => void
}

/** Searches as somebody types. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  return (
    <label className={styles.search}>
      <Search />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        maxLength={80}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
