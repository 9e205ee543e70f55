import { createNonceJar } from '../http/nonce-jar.ts'
import type { ReadDeps } from '../http/read-server.ts'
import type { Effect, Happening } from '../machine/events.ts'
import type { StoredPreferences } from '../ports/preference-store.ts'
import { keepListening } from '../stream/keep-listening.ts'
import type { ClientDeps } from './client-deps.ts'
import { loadCredential } from './load-credential.ts'
import { runServerEffect, type ServerEffect } from './run-effect.ts'
import { createTimers } from './timers.ts'

/** Where the machine meets the world: key, server, stream, timers, disk. */
export interface Edge {
  /** Does what the machine asked; what came of it is a happening, or null where nothing comes back or it is out of date. */
  run(effect: Effect): Promise<Happening | null>
  /** Stops the stream and all timers. */
  close(): void
}

/** The edge of a device against the server at `origin`. `happen` is called with what comes unasked. */
export function createEdge(deps: ClientDeps, origin: string, happen: (happening: Happening) => void): Edge {
  const timers = createTimers(deps.clock, (timer) => happen({ type: 'timer_rang', timer }))
  const server = createServerLink(deps, origin)
  let stopListening = () => {}
  const listen = (token: string | null) => {
    stopListening()
    stopListening = keepListening(server.linked(), token, {
      opened: () => happen({ type: 'stream_opened' }),
      lost: () => happen({ type: 'stream_lost' }),
      said: (event) => happen({ type: 'server_said', event }),
    })
  }
  return {
    close: () => {
      stopListening()
      timers.stopAll()
    },
    run: async (effect) => {
      if (effect.type === 'load_credential') return server.load()
      if (effect.type === 'save_preferences') return save(deps, effect.stored)
      if (effect.type === 'listen') listen(effect.token)
      else if (effect.type === 'set_timer') timers.set(effect.timer, effect.at)
      else if (effect.type === 'stop_timer') timers.stop(effect.timer)
      else return server.ask(effect)
      return null
    },
  }
}

/** The server as this device's key may speak with it: there is none before the key is loaded. */
function createServerLink(deps: ClientDeps, origin: string) {
  let link: ReadDeps | null = null
  let terminalReads = 0
  const linked = (): ReadDeps => {
    if (!link) throw new Error('the server was asked before the device key was loaded')
    return link
  }
  return {
    linked,
    load: async (): Promise<Happening> => {
      const found = await loadCredential(deps.credentials)
      if (found.kind === 'trouble') return { type: 'credential_trouble', trouble: found.trouble }
      const { fetch, clock } = deps
      link = { fetch, clock, random: () => deps.random(), origin, key: found.key, nonces: createNonceJar() }
      return { type: 'credential_ready', thumbprint: found.key.thumbprint, inMemory: deps.credentials.inMemory() }
    },
    /** Of several reads of the terminal the newest counts: an older one would bring back what is no longer so. */
    ask: async (effect: ServerEffect): Promise<Happening | null> => {
      const read = effect.type === 'read_terminal' ? (terminalReads += 1) : null
      const happening = await runServerEffect(deps, linked(), effect)
      return read === null || read === terminalReads ? happening : null
    },
  }
}

async function save(deps: ClientDeps, stored: StoredPreferences): Promise<null> {
  try {
    await deps.preferences.save(stored)
  } catch {
    // A full disk costs a preference, never a login.
    deps.report('preferences_not_saved')
  }
  return null
}
