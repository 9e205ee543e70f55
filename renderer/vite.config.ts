import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** Terminal and console as two pages. Addresses are relative, so that one bundle works under app:// and under http(s). */
export default defineConfig({
  root: path('.'),
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: path('../dist/renderer'),
    emptyOutDir: true,
    // Many registers and tablets are that old (DESIGN, known traps).
    target: ['chrome108', 'safari16'],
    cssTarget: ['chrome108', 'safari16'],
    // The content security policy allows fonts and scripts from files only.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { terminal: path('terminal/index.html'), console: path('console/index.html') } },
  },
})
