import type { TestServer, WithPassword } from '../test-server.ts'

/** Two of the test organisation's staff who have a password and a PIN. */
export function cashiersOf(server: Pick<TestServer, 'staff'>): readonly [WithPassword, WithPassword] {
  const [first, second] = server.staff.filter((person) => person.password !== '')
  if (!first || !second) throw new Error('the test organisation has two cashiers with passwords')
  return [first, second]
}
