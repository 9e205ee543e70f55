import { seedChain } from './chain/seed-chain.ts'
import { addressLines, credentialLines } from './demo-screen.ts'
import { seedDemo, type DemoCredentials, type DemoDeps } from './seed-demo.ts'

/** Which demo: a corner shop on its first day, or a chain of shops with a year behind it. */
export type DemoKind = 'shop' | 'chain'

/** Fills an empty database with the demo, says where it is, and shows its credentials the one time they exist. */
export async function showDemo(server: DemoDeps & { url: URL }, kind: DemoKind, print: (text: string) => void): Promise<void> {
  const credentials = await seed(server, kind, print)
  const lines = [...addressLines(kind, server.url.origin), ...(credentials === null ? [] : credentialLines(credentials))]
  print(`${lines.join('\n')}\n`)
}

function seed(server: DemoDeps, kind: DemoKind, print: (text: string) => void): Promise<DemoCredentials[] | null> {
  return kind === 'shop' ? seedDemo(server) : seedChain(server, (words) => print(`Making ${words}…\n`))
}
