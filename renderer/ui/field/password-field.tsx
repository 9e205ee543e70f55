import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Field, type FieldProps } from './field.tsx'
import styles from './password-field.module.css'

interface PasswordFieldProps extends FieldProps {
  words: { show: string; hide: string }
}

/** A password: masked, unless its owner looks. */
export function PasswordField({ words, ...field }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  const eye = (
    <button
      type="button"
      className={styles.eye}
      aria-label={shown ? words.hide : words.show}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => setShown(!shown)}
    >
      {shown ? <EyeOff /> : <Eye />}
    </button>
  )
  return <Field {...field} type={shown ? 'text' : 'password'} end={eye} />
}
