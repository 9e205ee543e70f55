import { Check, Copy } from 'lucide-react'
import styles from './copy-button.module.css'
import { useCopy } from './use-copy.ts'

interface CopyButtonProps {
  text: string
  label: string
  /** Said once it is copied. */
  done: string
  /** Said where the browser refuses. */
  failed: string
}

/** A small button beside a text, which copies it and says so. */
export function CopyButton({ text, label, done, failed }: CopyButtonProps) {
  const { copied, copy } = useCopy(text)
  return (
    <>
      <button type="button" className={styles.copy} aria-label={label} onClick={() => void copy()}>
        {copied === 'yes' ? <Check /> : <Copy />}
      </button>
      <span className={copied === 'refused' ? styles.refused : 'for-ears'} role="status">
        {copied === 'yes' && done}
        {copied === 'refused' && failed}
      </span>
    </>
  )
}
