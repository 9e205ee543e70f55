import { useEffect } from 'react'
import { paintSign } from '../../ui/sign/sign-colours.ts'
import { useTerminalStore } from './terminal-store.ts'

/** Paints the signs of this window in the shop's colour. */
export function useShopColour(): void {
  const colour = useTerminalStore((store) => store.state?.appearance.colour ?? null)
  useEffect(() => paintSign(document.documentElement, colour), [colour])
}
