/** What the terminal calls a person by. */
export function firstNameOf(person: { displayName: string }): string {
  return person.displayName.split(' ')[0] ?? person.displayName
}
