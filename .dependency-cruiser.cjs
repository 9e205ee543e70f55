/**
 * The arrows of the house (docs/adr, README): contract <- client <- electron and renderer/terminal/web-shell;
 * contract <- server; contract <- renderer. Everything else fails the build, and so does every cycle.
 */

/** Folder `from` may reach itself, the given folders and packages; no other folder of ours. */
function only(from, ...allowed) {
  const folders = ['client', 'contract', 'electron', 'renderer', 'scripts', 'server', 'test'].filter((folder) => !allowed.includes(folder))
  return {
    name: `${from.replaceAll('/', '-')}-imports-${allowed.join('-')}-only`,
    severity: 'error',
    from: { path: `^${from}/`, pathNot: from === 'renderer' ? '^renderer/terminal/web-shell/' : undefined },
    to: { path: `^(${folders.join('|')})/` },
  }
}

function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to }
}

/** Modules of Node and of npm. */
const outside = { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'] }
const configs = '[.]config[.]ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('contract', 'contract'),
    only('client', 'client', 'contract'),
    only('server', 'server', 'contract'),
    only('electron', 'electron', 'client', 'contract'),
    only('renderer', 'renderer', 'contract'),
    only('renderer/terminal/web-shell', 'renderer', 'client', 'contract'),
    only('scripts', 'scripts'),

    forbid(
      'contract-needs-zod-only',
      'The contract is loaded everywhere.',
      { path: '^contract/' },
      { ...outside, pathNot: '^node_modules/zod/' },
    ),
    forbid(
      'no-node-in-the-browser',
      'These folders run in browsers too.',
      { path: '^(client|renderer)/', pathNot: configs },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'shell-is-reached-from-the-entry-only',
      'Screens know the bridge, not who is behind it.',
      {
        path: '^renderer/(ui|console)/|^renderer/terminal/(?!web-shell/|main[.]tsx?$)',
      },
      { path: '^renderer/terminal/web-shell/' },
    ),
    forbid(
      'terminal-and-console-are-apart',
      'What both need lies in renderer/ui.',
      { path: '^renderer/(terminal|console)/' },
      {
        path: '^renderer/(terminal|console)/',
        pathNot: '^renderer/$1/',
      },
    ),
    forbid(
      'design-system-stands-alone',
      'renderer/ui serves both applications.',
      { path: '^renderer/ui/' },
      { path: '^renderer/(terminal|console)/' },
    ),

    forbid(
      'features-are-apart',
      'The composition root hands features narrow functions of each other. All of them write records (LOG-1).',
      { path: '^server/features/([^/]+)/' },
      {
        path: '^server/features/[^/]+/',
        pathNot: '^server/features/($1/|audit/(audit-store|caller-event)[.]ts$)',
      },
    ),
    forbid('policy-is-pure', 'Values in, decision out (STYLE.md 6).', { path: '-policy[.]ts$' }, outside),
    forbid(
      'policy-has-no-effects',
      'policy <- service <- routes; store beside them.',
      { path: '-policy[.]ts$' },
      { path: '-(service|routes|store)[.]ts$' },
    ),
    forbid(
      'store-knows-no-use-case',
      'policy <- service <- routes; store beside them.',
      { path: '-store[.]ts$' },
      { path: '-(service|routes)[.]ts$' },
    ),
    forbid(
      'service-knows-no-http',
      'policy <- service <- routes; store beside them.',
      { path: '-service[.]ts$' },
      { path: '-routes[.]ts$' },
    ),

    forbid('no-cycles', 'A cycle has no bottom to read from.', {}, { circular: true }),
    forbid('no-unresolved', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
    forbid(
      'no-test-code-in-the-product',
      'Tests import the product, never the other way.',
      { path: '^(contract|client|electron|renderer|server)/' },
      {
        path: '^test/|[.](test|spec)[.]tsx?$',
      },
    ),
    forbid(
      'no-development-package-in-the-product',
      'It would be missing in production; electron is the shell itself.',
      {
        path: '^(contract|client|electron|renderer|server)/',
        pathNot: configs,
      },
      {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/(electron|@types)/',
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release|coverage|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
}
