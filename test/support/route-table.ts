import type { Call, Permission } from '../../contract/call.ts'
import { assertNever } from '../../contract/errors.ts'
import { allRoles, type Role } from '../../contract/roles.ts'

const intro = `# Routes and roles

Who may call what. This page is written from the contract (\`contract/http/\`), whose permissions the route guard enforces;
\`test/security/role-walk.test.ts\` walks every route with every role and with none. It is made anew by
\`npx vitest run --project security -u\`, and a test fails while it differs.

A device proves its key with every call (DPoP). A manager may not touch admins, whatever the route says (USR-5).
`

/** docs/routes.md: every call of the contract, by its path. */
export function routeTable(calls: readonly Call[]): string {
  const head = ['Route', 'Caller', ...allRoles, 'Does']
  const rows = [...calls]
    .sort((a, b) => byText(a.path, b.path) || byText(a.method, b.method))
    .map((call) => [
      `\`${call.method} ${call.path}\``,
      callerOf(call.permission),
      ...allRoles.map((role) => mark(call.permission, role)),
      call.summary,
    ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [intro, line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line), ''].join('\n')
}

function callerOf(permission: Permission): string {
  switch (permission.caller) {
    case 'anyone':
      return 'anyone'
    case 'operator':
      return "operator's token"
    case 'device':
      return deviceNeeds[permission.needs]
    case 'browser':
      return permission.needs === 'origin' ? 'browser, own pages' : 'browser, session'
    case 'application':
      return `application, ${permission.needs}`
    default:
      return assertNever(permission)
  }
}

const deviceNeeds = {
  key: 'device, any key',
  approval: 'device, approved',
  session: 'device, session',
  openSession: 'device, session, not locked',
  passwordSession: 'device, password session',
} as const

/** Where nobody is signed in yet, roles mean nothing. */
function mark(permission: Permission, role: Role): string {
  if (!('roles' in permission)) return '·'
  return permission.roles.includes(role) ? 'yes' : '–'
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
