import { useCallback, useEffect, useState } from 'react'
import { useBridge } from '../../app/bridge-context.ts'
import { useFaultStore } from '../../app/fault-store.ts'

interface Offers {
  /** Null until they came, and where none did: the state says why. */
  pins: readonly string[] | null
  /** Asks for three others. */
  more: () => void
}

/** Three PINs to choose from, asked for once when the step comes up: each asking counts as a try (POL-9). @param first those that are there already. */
export function useOffers(first: readonly string[] | null): Offers {
  const bridge = useBridge()
  const [pins, setPins] = useState(first)
  const [wanted] = useState(first === null)
  const draw = useCallback(() => bridge.offerPins().then(setPins, () => useFaultStore.setState({ faulty: true })), [bridge])
  useEffect(() => {
    if (wanted) void draw()
  }, [draw, wanted])
  const more = () => {
    setPins(null)
    void draw()
  }
  return { pins, more }
}
