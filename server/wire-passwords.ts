import type { PasswordService } from './features/passwords/password-service.ts'

/** What gives people new passwords. */
export function newPasswordsOf(passwords: PasswordService) {
  return {
    hashNewPassword: ((password) => passwords.hashNewPassword(password)) satisfies PasswordService['hashNewPassword'],
    forgetWrongPasswords: ((tx, organisationId, name) =>
      passwords.forgetWrongPasswords(tx, organisationId, name)) satisfies PasswordService['forgetWrongPasswords'],
  }
}
