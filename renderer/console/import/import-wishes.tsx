import { useTranslation } from 'react-i18next'
import type { ImportRules } from '../../../contract/http/user-imports.ts'
import { loginMethodSchema, mayManage, type Role, roleSchema } from '../../../contract/roles.ts'
import { SelectField } from '../../ui/field/select-field.tsx'
import { Tick } from '../../ui/field/tick.tsx'
import type { CheckedRow } from './check-rows.ts'
import type { Setup } from './setup.ts'
import styles from './import-setup.module.css'

interface ImportWishesProps {
  rows: readonly CheckedRow[]
  rules: ImportRules
  setup: Setup
  sender: Role
  onSetup: (setup: Setup) => void
}

/** What rows get that do not say it themselves. */
export function ImportWishes({ rows, rules, setup, sender, onSetup }: ImportWishesProps) {
  const { t } = useTranslation(['import', 'importWish', 'console', 'users'])
  const roles = roleSchema.options.filter((role) => mayManage(sender, role))
  // The PIN rules say so already (POL-6).
  const always = rules.newUsersGetPin && !rules.newPinsByMail
  const withPassword = rows.some(({ good, person }) => good && person.loginMethod === 'password_and_pin')
  const lostZeros = setup.padPins || rows.some(({ problems }) => problems.pin === 'pinZero')
  return (
    <section className={styles.part}>
      <h2>{t('rest')}</h2>
      <div className={styles.columns}>
        <SelectField
          label={t('restRole')}
          options={roles.map((value) => ({ value, label: t(`console:role_${value}`) }))}
          value={setup.role}
          onChoose={(role) => onSetup({ ...setup, role })}
        />
        <SelectField
          label={t('restMethod')}
          options={loginMethodSchema.options.map((value) => ({ value, label: t(`users:method_${value}`) }))}
          value={setup.loginMethod}
          onChoose={(loginMethod) => onSetup({ ...setup, loginMethod })}
        />
      </div>
      <Tick
        label={t(rules.newUsersGetPin && rules.newPinsByMail ? 'importWish:generateToo' : 'generate')}
        hint={t(rules.newPinsByMail ? 'importWish:generateMailed' : always ? 'importWish:generateAlways' : 'generateMore')}
        checked={setup.generate || always}
        disabled={always}
        onChange={(event) => onSetup({ ...setup, generate: event.target.checked })}
      />
      {withPassword && (
        <Tick
          label={t('importWish:invites')}
          hint={t(rules.canMail ? 'importWish:invitesMore' : 'importWish:invitesNoServer')}
          checked={setup.invites}
          disabled={!rules.canMail}
          onChange={(event) => onSetup({ ...setup, invites: event.target.checked })}
        />
      )}
      {lostZeros && (
        <Tick
          label={t('pad')}
          hint={t('padMore')}
          checked={setup.padPins}
          onChange={(event) => onSetup({ ...setup, padPins: event.target.checked })}
        />
      )}
    </section>
  )
}
