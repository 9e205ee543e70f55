import type { Preferences } from '../../../contract/terminal-state.ts'

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)')
const contrastSystem = window.matchMedia('(prefers-contrast: more)')

/** Paints the page as this device's people chose it, else as the system asks. */
export function applyAppearance({ theme, contrast }: Preferences): void {
  const { dataset } = document.documentElement
  dataset.theme = theme === 'system' ? (darkSystem.matches ? 'dark' : 'light') : theme
  if (contrast === 'more' || contrastSystem.matches) dataset.contrast = 'more'
  else delete dataset.contrast
}

/** Calls back when the system's own wishes change; returns how to stop. */
export function followSystemAppearance(changed: () => void): () => void {
  const systems = [darkSystem, contrastSystem]
  for (const system of systems) system.addEventListener('change', changed)
  return () => {
    for (const system of systems) system.removeEventListener('change', changed)
  }
}
