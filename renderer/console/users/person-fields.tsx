import { useTranslation } from 'react-i18next'
import { type LoginMethod, mayManage, type Role, roleSchema } from '../../../contract/roles.ts'
import { Choice } from '../../ui/field/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { useSession } from '../use-session.ts'
import type { PersonProblem } from './read-person.ts'

export interface Login {
  role: Role
  loginMethod: LoginMethod
}

interface PersonFieldsProps {
  start: { displayName: string; username: string | null; email: string | null }
  /** Somebody new may still choose a user name. */
  isNew: boolean
  login: Login
  onLogin: (login: Login) => void
  problems: readonly PersonProblem[]
}

/** Who somebody is, what they may do, and how they sign in (USR-2). */
export function PersonFields({ start, isNew, login, onLogin, problems }: PersonFieldsProps) {
  const { t } = useTranslation(['users', 'console'])
  const { user } = useSession()
  const problem = (...names: PersonProblem[]) => {
    const found = names.find((name) => problems.includes(name))
    return found && t(`problem_${found}`)
  }
  return (
    <>
      <Field name="displayName" label={t('name')} defaultValue={start.displayName} problem={problem('displayName')} autoComplete="off" />
      {isNew && (
        <Field
          name="username"
          label={t('username')}
          hint={login.loginMethod === 'pin_only' ? t('usernameMay') : undefined}
          problem={problem('username', 'usernameMissing', 'usernameTaken')}
          autoComplete="off"
          autoCapitalize="none"
        />
      )}
      <Field
        name="email"
        label={t('email')}
        hint={t('emailMay')}
        defaultValue={start.email ?? ''}
        problem={problem('email')}
        autoComplete="off"
        inputMode="email"
      />
      <Choice
        legend={t('role')}
        name="role"
        options={roleSchema.options
          .filter((role) => mayManage(user.role, role))
          .map((value) => ({ value, label: t(`console:role_${value}`), hint: t(`roleHint_${value}`) }))}
        value={login.role}
        onChoose={(role) => onLogin({ ...login, role })}
      />
      <Choice
        legend={t('loginMethod')}
        name="loginMethod"
        options={(['password_and_pin', 'pin_only'] as const).map((value) => ({
          value,
          label: t(`method_${value}`),
          hint: t(`methodHint_${value}`),
        }))}
        value={login.loginMethod}
        onChoose={(loginMethod) => onLogin({ ...login, loginMethod })}
      />
    </>
  )
}
