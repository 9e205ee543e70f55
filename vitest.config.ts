import { defineConfig } from 'vitest/config'
import { keepTestsInMemory } from './test/support/memory-folder.ts'

keepTestsInMemory()

/** Limits for one test and one hook, in milliseconds; two slow cores share them. */
const limits = { testTimeout: 20_000, hookTimeout: 30_000 }

/** Tests without a screen, by kind. Those that need a database share one PostgreSQL; the keyring's run under a session bus. */
export default defineConfig({
  test: {
    ...limits,
    maxWorkers: 2,
    projects: [
      { test: { ...limits, name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      ...['stores', 'api', 'faults', 'security'].map((name) => ({
        test: { ...limits, name, include: [`test/${name}/**/*.test.ts`], globalSetup: 'test/support/vitest-postgres.ts' },
      })),
      { test: { ...limits, name: 'keyring', include: ['test/keyring/**/*.test.ts'], fileParallelism: false } },
    ],
  },
})
