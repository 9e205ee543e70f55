import { refuseOldNode } from '../boot/node-version.ts'

/** The server with its demo. What needs a new Node.js is loaded after the check. */
const tooOld = refuseOldNode(process.versions.node)
if (tooOld === null) {
  const { runServer } = await import('../boot/run-server.ts')
  const { showDemo } = await import('./show-demo.ts')
  process.exitCode = await runServer({
    // A line for each request would bury what the demo has to say.
    environment: { LOG_LEVEL: 'warn', ...process.env },
    whenStarted: (server) => showDemo(server, process.argv[2] === 'chain' ? 'chain' : 'shop', (text) => process.stdout.write(text)),
  })
} else {
  process.stderr.write(`${tooOld}\n`)
  process.exitCode = 1
}
