import { create } from 'zustand'

/** What is open on the home screen. */
export const useHomeStore = create<{ page: 'home' | 'pinLogin' }>(() => ({ page: 'home' }))

export const openPinLogin = () => useHomeStore.setState({ page: 'pinLogin' })
export const openHome = () => useHomeStore.setState({ page: 'home' })
