import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** The server as plain ES modules: `main.js` loads the rest after it has seen Node's version. Packages stay in node_modules. */
export default defineConfig({
  root: path('.'),
  publicDir: false,
  ssr: { target: 'node' },
  build: {
    ssr: true,
    outDir: path('../dist/server'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: {
        main: path('main.ts'),
        app: path('boot/run-server.ts'),
        cli: path('cli/main.ts'),
        demo: path('demo/main.ts'),
      },
      // Flat, so that every file finds dist/renderer at the same place.
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
