/** What a change is signed with by somebody who has a password (SIGN-1). */
export function signedBy({ password }: { password: string }): { confirm: { password: string } } {
  return { confirm: { password } }
}
