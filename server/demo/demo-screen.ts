import type { DemoCredentials } from './seed-demo.ts'

/** Where the demo is reached, for whoever started it. @param address like `http://127.0.0.1:7300`. */
export function addressLines(kind: 'shop' | 'chain', address: string): string[] {
  return [
    '',
    `Tillpass demo: ${kind === 'shop' ? 'Corner Shop' : 'Korenbloem Markets'}`,
    '',
    `  Terminal  ${address}/`,
    `  Console   ${address}/console/`,
    '',
  ]
}

/** The credentials as a table, for the one time that they are shown. */
export function credentialLines(credentials: readonly DemoCredentials[]): string[] {
  const head = ['Name', 'Role', 'User name', 'Password', 'PIN']
  const rows = credentials.map((one) => [one.displayName, one.role, one.username ?? '–', one.password ?? '– (PIN only)', one.pin])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) => `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()
  const rule = line(widths.map((width) => '─'.repeat(width)))
  return [line(head), rule, ...rows.map(line), '', ...advice, '']
}

const advice = [
  '  Write them down: they are shown this once and kept nowhere.',
  '  Open the terminal, sign in as the admin, approve the device, sign out, and tap a PIN.',
]
