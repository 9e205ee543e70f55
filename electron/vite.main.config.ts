import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** Electron's main process as one CommonJS file. What Electron or the system brings stays outside. */
export default defineConfig({
  root: path('.'),
  publicDir: false,
  resolve: { conditions: ['module', 'browser', 'default'], mainFields: ['browser', 'module', 'main'] },
  build: {
    outDir: path('../dist/electron'),
    emptyOutDir: false,
    target: ['chrome108', 'node16'],
    minify: false,
    lib: { entry: path('main.ts'), formats: ['cjs'], fileName: () => 'main.cjs' },
    rolldownOptions: {
      external: ['electron', 'keytar', /^node:/, ...builtinModules],
      output: { dynamicImportInCjs: false },
    },
  },
})
