import type { TerminalBridge } from '../contract/ipc.ts'
import type { TerminalState } from '../contract/terminal-state.ts'
import type { ClientDeps } from './effects/client-deps.ts'
import { createEdge } from './effects/edge.ts'
import { judgeServerAddress } from './http/server-address.ts'
import type { Effect, Happening, MachineEvent } from './machine/events.ts'
import { type Machine, newMachine } from './machine/machine.ts'
import { codeEffect, offersEffect } from './machine/offers.ts'
import { reduce } from './machine/reduce.ts'
import { terminalStateOf } from './machine/view.ts'

/** A device's client: the bridge its screens talk to, and its life. */
export interface TerminalClient extends TerminalBridge {
  /** Loads the key and asks the server what this device is; answers when the first screen stands. */
  start(): Promise<void>
  /** Stops listening and all timers; a held session is left to the server. */
  stop(): void
}

/** Makes the client of one device. Each deed's promise answers when the server has; what came of it stands in the state. */
export function createTerminalClient(deps: ClientDeps): TerminalClient {
  const address = judgeServerAddress(deps.serverUrl)
  const origin = address.kind === 'ok' ? address.origin : ''
  let machine = newMachine(origin, { organisationIsSet: deps.organisation !== null })
  const edge = createEdge(deps, origin, (happening) => void dispatch(happening))
  const states = createPublisher<TerminalState>(terminalStateOf(machine, deps.platform))

  async function dispatch(event: MachineEvent): Promise<undefined> {
    const next = reduce(machine, event, { now: deps.clock.now(), random: deps.random() })
    machine = next.machine
    states.publish(terminalStateOf(machine, deps.platform))
    await Promise.all(
      next.effects.map(async (effect) => {
        const happening = await edge.run(effect)
        if (happening) await dispatch(happening)
      }),
    )
  }

  const loaded = deps.preferences.load().then((stored) => dispatch({ type: 'preferences_loaded', stored }))

  return {
    start: async () => {
      await loaded
      await dispatch({ type: address.kind === 'ok' ? 'started' : 'address_refused' })
    },
    stop: () => edge.close(),
    onState: states.subscribe,
    getState: () => Promise.resolve(terminalStateOf(machine, deps.platform)),
    getPreferences: async () => {
      await loaded
      return machine.stored.preferences
    },
    setPreferences: async (preferences) => {
      await loaded
      await dispatch({ type: 'preferences_chosen', preferences })
      return machine.stored.preferences
    },
    ...offersOf({ machine: () => machine, dispatch, run: (effect) => edge.run(effect) }),
    ...deedsOf(dispatch),
  }
}

interface Offering {
  machine: () => Machine
  dispatch: (event: MachineEvent) => Promise<undefined>
  run: (effect: Effect) => Promise<Happening | null>
}

/** What is offered goes to the window that asked and nowhere else: neither machine nor state has it (TRM-4). */
function offersOf({ machine, dispatch, run }: Offering): Pick<TerminalBridge, 'offerPins' | 'typeCode'> {
  const draw = async (effect: Effect | null): Promise<string[] | null> => {
    const happening = effect && (await run(effect))
    if (!happening) return null
    await dispatch(happening)
    const answer = 'answer' in happening ? happening.answer : null
    return answer?.kind === 'ok' && answer.body !== null && 'pins' in answer.body ? answer.body.pins : null
  }
  return {
    offerPins: async () => {
      const effect = offersEffect(machine())
      if (effect !== null) await dispatch({ type: 'offers_wanted' })
      return draw(effect)
    },
    typeCode: async ({ code }) => {
      await dispatch({ type: 'code_typed', code })
      return draw(codeEffect(machine()))
    },
  }
}

type Deeds = Omit<TerminalBridge, 'onState' | 'getState' | 'getPreferences' | 'setPreferences' | 'offerPins' | 'typeCode'>

function deedsOf(dispatch: (event: MachineEvent) => Promise<undefined>): Deeds {
  return {
    signInWithPin: ({ pin }) => dispatch({ type: 'pin_typed', pin }),
    signInWithPassword: (typed) => dispatch({ type: 'password_typed', ...typed }),
    changePin: (given) => dispatch({ type: 'new_pin_chosen', given }),
    openOwnPin: () => dispatch({ type: 'own_pin_opened' }),
    setOwnPin: (given) => dispatch({ type: 'own_pin_chosen', given }),
    openOwnDevice: () => dispatch({ type: 'own_device', do: 'open' }),
    renameOwnDevice: (given) => dispatch({ type: 'own_device', do: 'rename', ...given }),
    revokeOwnDevice: (given) => dispatch({ type: 'own_device', do: 'revoke', ...given }),
    leaveOwnDevice: () => dispatch({ type: 'own_device', do: 'leave' }),
    openLostPin: () => dispatch({ type: 'lost_pin_opened' }),
    askForCode: (wish) => dispatch({ type: 'code_wanted', ...wish }),
    setLostPin: (given) => dispatch({ type: 'lost_pin_chosen', given }),
    leaveNewPin: () => dispatch({ type: 'new_pin_left' }),
    takeSecondStep: ({ pin }) => dispatch({ type: 'second_step_typed', pin }),
    leaveSecondStep: () => dispatch({ type: 'second_step_left' }),
    usePassword: () => dispatch({ type: 'password_wanted' }),
    usePin: () => dispatch({ type: 'pin_wanted' }),
    openApproval: () => dispatch({ type: 'approval_opened' }),
    approve: (given) => dispatch({ type: 'approval_confirmed', ...given }),
    declineApproval: ({ dontAskAgain }) => dispatch({ type: 'approval_declined', dontAskAgain }),
    lift: () => dispatch({ type: 'lift_confirmed' }),
    declineLift: () => dispatch({ type: 'lift_declined' }),
    lock: () => dispatch({ type: 'locked' }),
    switchUser: () => dispatch({ type: 'locked' }),
    signOut: () => dispatch({ type: 'signed_out' }),
    reportIdle: () => dispatch({ type: 'left_idle' }),
    retryNow: () => dispatch({ type: 'retry_wanted' }),
    acknowledge: () => dispatch({ type: 'acknowledged' }),
  }
}

/** Tells each new value to all listeners; one that equals the last is not told. */
function createPublisher<Value>(first: Value) {
  const listeners = new Set<(value: Value) => void>()
  let told = JSON.stringify(first)
  return {
    publish: (value: Value) => {
      const text = JSON.stringify(value)
      if (text === told) return
      told = text
      for (const listener of listeners) listener(value)
    },
    subscribe: (listener: (value: Value) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
