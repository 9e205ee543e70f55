import { useEffect, useState } from 'react'

/** The value as it is once it has rested for so many milliseconds: a search does not ask for every letter. */
export function useLater<Value>(value: Value, milliseconds = 200): Value {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return later
}
