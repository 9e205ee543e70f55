import { expect, it } from 'vitest'
import { contractCalls } from '../support/contract-calls.ts'
import { routeTable } from '../support/route-table.ts'

it('USR-5 docs/routes.md lists every route and who may call it', async () => {
  await expect(routeTable(contractCalls)).toMatchFileSnapshot('../../docs/routes.md')
})
