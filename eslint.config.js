import { defineConfig, globalIgnores } from 'eslint/config'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { houseRules } from './scripts/lint/house-rules.js'
import { electronImport, importsOf, ipcMainImport, ipcRendererImport, sqliteImport } from './scripts/lint/restricted-imports.js'
import {
  noBarrels,
  noCastThroughUnknown,
  noDefaultExport,
  noEmptyCatch,
  noSleep,
  noUnfinishedTests,
} from './scripts/lint/restricted-syntax.js'

const everywhere = [noCastThroughUnknown, noEmptyCatch, ...noBarrels]

/** Rules of STYLE.md that a machine can hold. What crosses folders is in .dependency-cruiser.cjs. */
export default defineConfig(
  globalIgnores(['dist/', 'release/', 'data/', 'test-results/', 'coverage/', 'docs/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{ts,tsx,js}'],
    plugins: { house: houseRules },
    rules: {
      'house/kebab-file-name': 'error',
      'house/reasoned-suppression': 'error',
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 60 }],
      'no-restricted-syntax': ['error', noDefaultExport, ...everywhere],
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['**/*.{ts,tsx}'], rules: importsOf(electronImport, ipcMainImport, ipcRendererImport, sqliteImport) },
  { files: ['electron/**'], rules: importsOf(ipcMainImport, ipcRendererImport, sqliteImport) },
  { files: ['electron/ipc/ipc-main.ts'], rules: importsOf(ipcRendererImport, sqliteImport) },
  { files: ['electron/preload.ts'], rules: importsOf(ipcMainImport, sqliteImport) },
  { files: ['server/db/**'], rules: importsOf(electronImport, ipcMainImport, ipcRendererImport) },
  { files: ['contract/**', 'client/**', 'electron/**', 'renderer/**', 'server/**'], rules: { 'no-console': 'error' } },
  { files: ['renderer/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat['recommended-latest']] },
  {
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', noDefaultExport, ...everywhere, ...noSleep, ...noUnfinishedTests],
    },
  },
  { files: ['**/*.config.{ts,js}', '**/*.d.ts'], rules: { 'no-restricted-syntax': ['error', ...everywhere] } },
)
