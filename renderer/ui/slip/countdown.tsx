import styles from './countdown.module.css'

interface CountdownProps {
  /** As shown, "0:47". */
  left: string
  /** For screen readers, "47 seconds". */
  label: string
  /** Part of the wait that is left, 0 to 1. */
  share: number
}

/** A wait that runs out, in digits and as a gauge that empties. */
export function Countdown({ left, label, share }: CountdownProps) {
  return (
    <>
      <p className={styles.count} role="timer" aria-label={label}>
        {left}
      </p>
      <p className={styles.gauge} aria-hidden="true">
        <i style={{ transform: `scaleX(${share})` }} />
      </p>
    </>
  )
}
