import { create } from 'zustand'

/** Whether somebody asked for the on-screen keyboard on a device that did not seem to need it. */
const useKeyboardStore = create<{ asked: boolean }>(() => ({ asked: false }))

const touches = window.matchMedia('(any-pointer: coarse)')

/** Whether the on-screen keyboard is shown: on every touch screen, elsewhere when asked for (TRM-7). */
export function useOnScreenKeyboard(): boolean {
  return useKeyboardStore((store) => store.asked) || touches.matches
}

export const showKeyboard = () => useKeyboardStore.setState({ asked: true })
