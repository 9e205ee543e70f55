import { expect, test } from '@playwright/test'
import { channels } from '../../../contract/ipc.ts'
import { electronRuntime } from '../../support/electron-runtime.ts'
import { launchTerminal, newHome, type RunningTerminal } from '../../support/electron-terminal.ts'

const { version } = electronRuntime()
const home = newHome()
let terminal: RunningTerminal

test.beforeAll(async () => {
  terminal = await launchTerminal(home, 'http://127.0.0.1:9')
  await expect(noConnection()).toBeVisible()
})
test.afterAll(async () => {
  await terminal.quit()
  home.remove()
})

function noConnection() {
  return terminal.page.getByRole('heading', { name: 'No connection' })
}

/** Runs a script in the page, as an attacker who got one in there would. */
function inPage(script: string): Promise<unknown> {
  return terminal.page.evaluate(script)
}

test(`DEV-6 the page has no Node, no Electron and one global of the shell (Electron ${version})`, async () => {
  const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer', 'tillpass']
  expect(await inPage(`${JSON.stringify(names)}.filter((name) => name in globalThis)`)).toEqual(['tillpass'])
  expect(await inPage('Object.keys(window.tillpass).sort()')).toEqual([...Object.keys(channels), 'onState'].sort())
  expect(await inPage('Object.isFrozen(window.tillpass) || delete window.tillpass.signInWithPin')).toBe(true)
})

const destinations = [
  [`by script`, `location.href = 'https://example.com/'`],
  [`to a file`, `location.assign('file:///etc/passwd')`],
  [`to another page of ours`, `location.replace('app://terminal/console/index.html')`],
  [`by a link`, `Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_top' }).click()`],
  [
    `by a form`,
    `document.body.append(Object.assign(document.createElement('form'), { action: 'app://terminal/console/index.html', id: 'out' }))
     document.getElementById('out').submit()`,
  ],
] as const
for (const [way, script] of destinations) {
  test(`the window goes nowhere else ${way} (Electron ${version})`, async () => {
    await inPage(`setTimeout(() => { ${script} })`)
    // Once the shell has answered twice, a navigation that was let through would have begun.
    await inPage(`window.tillpass.getState().then(() => window.tillpass.getState()).then(() => null)`)
    expect(await inPage(`location.href + ' ' + document.querySelector('h1').textContent`)).toBe(
      'app://terminal/terminal/index.html No connection',
    )
  })
}

test(`no other window opens (Electron ${version})`, async () => {
  expect(await inPage(`['https://example.com/', 'about:blank', location.href].map((address) => window.open(address))`)).toEqual([
    null,
    null,
    null,
  ])
  expect(terminal.app.windows()).toHaveLength(1)
})

test(`the page has no network (Electron ${version})`, async () => {
  const addresses = ['http://127.0.0.1:9/v1/terminal', 'file:///etc/passwd', 'app://terminal/terminal/index.html', 'https://example.com/']
  for (const address of addresses) {
    expect(await inPage(`fetch('${address}').then(() => 'reached', () => 'refused')`), address).toBe('refused')
  }
})

test(`the page may not be told code (Electron ${version})`, async () => {
  await inPage(`document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.toldInline = true' }))`)
  await inPage(`document.body.append(Object.assign(document.createElement('script'), { src: 'https://example.com/a.js' }))`)
  // In a timer, since what a debugger evaluates may evaluate more.
  await inPage(`new Promise((done) => { setTimeout('window.toldText = true'); setTimeout(done, 0) })`)
  const told = `new Promise((done) => setTimeout(() => { try { done(Function('return "told"')()) } catch { done('refused') } }))`
  expect(await inPage(told)).toBe('refused')
  expect(await inPage(`['toldInline', 'toldText'].filter((name) => name in window)`)).toEqual([])
})

test(`no permission is given (Electron ${version})`, async () => {
  for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read']) {
    expect(await inPage(`navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`), name).toBe('denied')
  }
  expect(await inPage(`navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', () => 'denied')`)).toBe('denied')
})

test(`the window was born hardened (Electron ${version})`, async () => {
  const preferences = await terminal.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as { getLastWebPreferences?: () => object } | undefined
    return contents?.getLastWebPreferences?.() ?? {}
  })
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false })
})

const badArguments = [
  `signInWithPin({ pin: 28417 })`,
  `signInWithPin({ pin: '28417', device: 'another' })`,
  `signInWithPin('28417')`,
  `approve({ name: '' })`,
  `setPreferences({ theme: 'pink' })`,
]
for (const call of badArguments) {
  test(`a channel takes only what it declares, and quotes nothing: ${call} (Electron ${version})`, async () => {
    const refusal = await inPage(`window.tillpass.${call}.then(() => 'taken', (error) => error.message)`)
    expect(refusal).toContain('not as declared')
    expect(refusal).not.toContain('28417')
  })
}

test(`TRM-4 no storage of the page outlasts the window (Electron ${version})`, async () => {
  const isPersistent = await terminal.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.session.isPersistent(),
  )
  expect(isPersistent).toBe(false)
})
