/** Syntax that STYLE.md rules out, for ESLint's `no-restricted-syntax`. */

export const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Named exports only (STYLE.md 2).' }

export const noBarrels = [
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself (STYLE.md 2).' },
  { selector: 'ExportNamedDeclaration[source]', message: 'No barrels: import from the file itself (STYLE.md 2).' },
]

export const noCastThroughUnknown = {
  selector: 'TSAsExpression > TSAsExpression[typeAnnotation.type="TSUnknownKeyword"]',
  message: 'No casts through unknown (STYLE.md 4): parse it with a schema.',
}

export const noEmptyCatch = {
  selector: 'CatchClause > BlockStatement[body.length=0]',
  message: 'Handle it, or rethrow with its cause (STYLE.md 9).',
}

const noSleepText = 'Tests never sleep (STYLE.md 16): wait for what you mean.'
export const noSleep = [
  { selector: 'NewExpression[callee.name="Promise"] CallExpression[callee.name="setTimeout"]', message: noSleepText },
  { selector: 'ImportDeclaration[source.value=/^(node:)?timers.promises$/]', message: noSleepText },
  { selector: 'CallExpression[callee.property.name="waitForTimeout"]', message: noSleepText },
]

const runners = '[callee.object.name=/^(it|test|describe)$/]'
export const noUnfinishedTests = [
  { selector: `CallExpression${runners}[callee.property.name="only"]`, message: 'Run all tests: no `only`.' },
  {
    selector: `CallExpression${runners}[callee.property.name=/^(skip|todo|fixme)$/][arguments.0.type=/Literal$/]`,
    message: 'No skipped tests. Where a system part may be missing, use `skipIf` or `test.skip(condition, reason)`.',
  },
]
