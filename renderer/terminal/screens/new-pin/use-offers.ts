import { useCallback, useEffect, useState } from 'react'
import { useBridge } from '../../app/bridge-context.ts'
import { useFaultStore } from '../../app/fault-store.ts'

interface Offers {
  /** Null until they came, and where none did: the state says why. */
  pins: readonly string[] | null
  /** Asks for three others. */
  more: () => void
}

/** Three PINs to choose from, asked for once when the step comes up: each asking counts as a try (POL-9). */
export function useOffers(): Offers {
  const bridge = useBridge()
  const [pins, setPins] = useState<readonly string[] | null>(null)
  const draw = useCallback(() => bridge.offerPins().then(setPins, () => useFaultStore.setState({ faulty: true })), [bridge])
  useEffect(() => void draw(), [draw])
  const more = () => {
    setPins(null)
    void draw()
  }
  return { pins, more }
}
