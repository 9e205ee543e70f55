import { z } from 'zod'
import type { TerminalBridge } from '../../../contract/ipc.ts'
import type { ClientDeps } from '../../../client/effects/client-deps.ts'
import { systemClock } from '../../../client/ports/clock.ts'
import { createTerminalClient } from '../../../client/terminal-client.ts'
import { createBrowserCredentialStore } from './browser-credential-store.ts'
import { createLocalPreferenceStore } from './local-preference-store.ts'

/** The version of the terminal that a browser loaded: the server's own. */
const appVersion = 'web'

/**
 * The bridge of a terminal that runs in a browser (TRM-8): key in IndexedDB, not exportable; server is where the page came from.
 * Several tabs share one key, and so one session: the server ends the earlier one.
 */
export async function createWebBridge(): Promise<TerminalBridge> {
  // Zod's compiler would need `unsafe-eval`, which the page's policy forbids.
  z.config({ jitless: true })
  await keepStorage()
  const client = createTerminalClient(depsOf(window))
  window.addEventListener('online', () => void client.retryNow())
  void client.start()
  return client
}

function depsOf(page: Window): ClientDeps {
  return {
    serverUrl: page.location.origin,
    organisation: null,
    fetch: (input, init) => page.fetch(input, init),
    credentials: createBrowserCredentialStore(page),
    preferences: createLocalPreferenceStore(page),
    clock: systemClock,
    random: () => Math.random(),
    machineHint: () => Promise.resolve(''),
    suggestedName: '',
    platform: 'browser',
    appVersion,
    report: () => undefined,
  }
}

/** Asks the browser not to clear the key when space runs short; it may say no, which costs an approval at most (DEV-12). */
async function keepStorage(): Promise<void> {
  try {
    await navigator.storage.persist()
  } catch {
    return
  }
}
