import type { ComponentProps } from 'react'
import styles from './tool.module.css'

/** A quiet function on a band. */
export function Tool(props: ComponentProps<'button'>) {
  return <button type="button" className={styles.tool} {...props} />
}
