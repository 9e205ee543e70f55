interface Wishes {
  theme: 'system' | 'light' | 'dark'
  contrast: 'system' | 'more'
}

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)')
const contrastSystem = window.matchMedia('(prefers-contrast: more)')

function applyAppearance({ theme, contrast }: Wishes): void {
  const { dataset } = document.documentElement
  dataset.theme = theme === 'system' ? (darkSystem.matches ? 'dark' : 'light') : theme
  if (contrast === 'more' || contrastSystem.matches) dataset.contrast = 'more'
  else delete dataset.contrast
}

/** Paints the page so, now and whenever the system changes its mind; returns how to stop. */
export function followAppearance(wishes: Wishes): () => void {
  const systems = [darkSystem, contrastSystem]
  const apply = () => applyAppearance(wishes)
  apply()
  for (const system of systems) system.addEventListener('change', apply)
  return () => {
    for (const system of systems) system.removeEventListener('change', apply)
  }
}
