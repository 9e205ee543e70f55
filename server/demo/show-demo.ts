import { addressLines, credentialLines } from './demo-screen.ts'
import { seedDemo, type DemoDeps } from './seed-demo.ts'

/** Fills an empty database with the Corner Shop, says where the demo is, and shows its credentials the one time they exist. */
export async function showDemo(server: DemoDeps & { url: URL }, print: (text: string) => void): Promise<void> {
  const credentials = await seedDemo(server)
  const lines = [...addressLines(server.url.origin), ...(credentials === null ? [] : credentialLines(credentials))]
  print(`${lines.join('\n')}\n`)
}
