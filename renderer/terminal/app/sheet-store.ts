import { create } from 'zustand'

type SheetName = 'language' | 'easier'

/** Which sheet lies over the screen, if any. */
export const useSheetStore = create<{ open: SheetName | null }>(() => ({ open: null }))

export const openSheet = (open: SheetName) => useSheetStore.setState({ open })
export const closeSheet = () => useSheetStore.setState({ open: null })
