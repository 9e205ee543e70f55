/**
 * Finds a secret in a text. Digits only as a word of their own: five of them may well be part of an ID or a time, and then a search
 * for them would fail by chance.
 */
export function alone(secret: string): RegExp {
  return /^\d+$/.test(secret)
    ? new RegExp(`(?<![\\da-f-])${secret}(?![\\da-f-])`)
    : new RegExp(secret.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
}
