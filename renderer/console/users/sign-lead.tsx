import type { Failure } from '../api/send.ts'
import { SignChange } from '../parts/sign-change.tsx'
import styles from './user-form.module.css'

/** Signs what makes somebody a lead, or hands a lead's account out: says why, and asks for PIN or password (SIGN-1). */
export function SignLead({ says, failure, missing }: { says: string; failure: Failure | null; missing: boolean }) {
  return (
    <div className={styles.asked}>
      <p className={styles.note} role="status">
        {says}
      </p>
      <SignChange failure={failure} missing={missing} />
    </div>
  )
}
