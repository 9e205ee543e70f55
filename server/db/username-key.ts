/**
 * The user name folded for comparison (`users.username_key`): the same characters typed on two systems, in any case, are one name.
 * Compatibility forms are folded before and after the case, since lowering one may bring up another (Unicode, chapter 3.13).
 */
export function usernameKey(username: string): string {
  return username.trim().normalize('NFKC').toLowerCase().normalize('NFKC')
}
