/**
 * ESLint rules of the house that no package has (STYLE.md 2 and 4).
 * Plain JavaScript, because ESLint loads its configuration without a compiler.
 */

const kebabCase = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/

/** A file is named like its main export, in kebab-case, with dots before its kind: `pin-policy.test.ts`. */
const kebabFileName = {
  meta: { type: 'suggestion', schema: [], messages: { name: 'Name this file in kebab-case: {{name}}' } },
  create(context) {
    const name = context.filename.split(/[\\/]/).at(-1) ?? ''
    return {
      Program(node) {
        if (!kebabCase.test(name)) context.report({ node, messageId: 'name', data: { name } })
      },
    }
  },
}

/** A suppression says after two dashes why it is right. */
const reasonedSuppression = {
  meta: { type: 'suggestion', schema: [], messages: { reason: 'Say after ` -- ` why this suppression is right' } },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (/^\s*eslint-disable/.test(comment.value) && !/ -- \S/.test(comment.value)) {
            context.report({ loc: comment.loc, messageId: 'reason' })
          }
        }
      },
    }
  },
}

export const houseRules = { rules: { 'kebab-file-name': kebabFileName, 'reasoned-suppression': reasonedSuppression } }
