/** The version an `If-Match` names (RFC 9110, 13.1.1): one strong tag. Null: a tag we never gave. */
export function versionOf(ifMatch: string): number | null {
  const [, digits] = /^"(\d{1,15})"$/.exec(ifMatch) ?? []
  return digits === undefined ? null : Number(digits)
}
