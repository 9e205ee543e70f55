import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import product from '../../../renderer/vite.config.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** The terminal's screens with sample states and a fake shell: for looking at, and for tests of the screens alone. Never in the product. */
export default defineConfig({
  ...product,
  root: path('.'),
  build: { ...product.build, rolldownOptions: { input: { gallery: path('index.html') } } },
})
