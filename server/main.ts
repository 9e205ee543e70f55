import { refuseOldNode } from './boot/node-version.ts'

/** The server. What needs a new Node.js is loaded after the check. */
const tooOld = refuseOldNode(process.versions.node)
if (tooOld === null) {
  const { runServer } = await import('./boot/run-server.ts')
  process.exitCode = await runServer({ environment: process.env })
} else {
  process.stderr.write(`${tooOld}\n`)
  process.exitCode = 1
}
