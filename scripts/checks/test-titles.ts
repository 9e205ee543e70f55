import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { inRepository, repository } from '../repository.ts'

export interface TestTitle {
  file: string
  title: string
}

/** The titles of all tests and of their groups, read from the source. */
export function testTitles(): TestTitle[] {
  const files = globSync('test/**/*.{test,spec}.{ts,tsx}', { cwd: repository })
  return files.flatMap((file) => titlesIn(file, readFileSync(inRepository(file), 'utf8')))
}

function titlesIn(file: string, source: string): TestTitle[] {
  const titles: TestTitle[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTestCall(node.expression)) titles.push({ file, title: titleOf(node) })
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest))
  return titles
}

/** `it(…)`, `test.skipIf(x)(…)`, `describe.each(rows)(…)`: whatever hangs on one of the three names. */
function isTestCall(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return ['it', 'test', 'describe'].includes(callee.text)
  return (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)) && isTestCall(callee.expression)
}

/** The text of the first argument; of a template the fixed parts. */
function titleOf(call: ts.CallExpression): string {
  const [title] = call.arguments
  if (title === undefined) return ''
  if (ts.isStringLiteralLike(title)) return title.text
  return ts.isTemplateExpression(title) ? title.head.text + title.templateSpans.map((span) => span.literal.text).join('') : ''
}
