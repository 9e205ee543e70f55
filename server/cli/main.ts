#!/usr/bin/env node
import { refuseOldNode } from '../boot/node-version.ts'

/** The `tillpass` command. What needs a new Node.js is loaded after the check. */
const tooOld = refuseOldNode(process.versions.node)
if (tooOld === null) {
  const { runTillpass } = await import('./tillpass.ts')
  process.exitCode = await runTillpass({
    words: process.argv.slice(2),
    environment: process.env,
    input: process.stdin,
    print: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
  })
} else {
  process.stderr.write(`${tooOld}\n`)
  process.exitCode = 1
}
