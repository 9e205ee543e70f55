import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** The preload as one CommonJS file: a sandboxed one may load nothing but `electron`. */
export default defineConfig({
  root: path('.'),
  publicDir: false,
  build: {
    outDir: path('../dist/electron'),
    emptyOutDir: false,
    target: ['chrome108', 'node16'],
    minify: false,
    lib: { entry: path('preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
})
