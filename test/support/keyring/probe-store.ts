import { loadKeytar } from '../../../electron/device/load-keytar.ts'
import { createKeytarCredentialStore } from '../../../electron/device/keytar-credential-store.ts'

/** Runs inside a keyring session: does what its words say with the real store, and prints what came of each as JSON lines. */
const account = 'https://pin.example'
const store = createKeytarCredentialStore(loadKeytar, account)

for (const word of process.argv.slice(2)) {
  if (word === 'spoil') {
    await (await loadKeytar()).setPassword('Tillpass device key', account, 'not a key')
    continue
  }
  if (word === 'show') {
    console.log(JSON.stringify({ kind: 'item', text: await (await loadKeytar()).getPassword('Tillpass device key', account) }))
    continue
  }
  const answer = await (word === 'create' ? store.create() : store.load())
  const { kind } = answer
  console.log(JSON.stringify('key' in answer ? { kind, thumbprint: answer.key.thumbprint } : answer))
}
