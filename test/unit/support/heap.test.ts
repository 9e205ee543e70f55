import { expect, it } from 'vitest'
import { keepersIn } from '../../support/heap.ts'

const pin = '45617'

/** A heap of a root that holds one node. */
function heapWith(kind: 'object' | 'string', name: string) {
  const meta = {
    node_fields: ['type', 'name', 'id', 'self_size', 'edge_count'],
    node_types: [['synthetic', 'object', 'string']] as [string[]],
    edge_fields: ['type', 'name_or_index', 'to_node'],
    edge_types: [['property', 'weak']] as [string[]],
  }
  const nodes = [0, 0, 1, 0, 1, kind === 'object' ? 1 : 2, 1, 3, 16, 0]
  return { snapshot: { meta }, nodes, edges: [0, 2, 5], strings: ['', name, 'held'] }
}

it('TRM-4 a string with the digits of a PIN is found, with who keeps it', () => {
  expect(keepersIn(heapWith('string', `typed ${pin}`), [pin])).toEqual([expect.stringContaining(`property.held -> string typed ${pin}`)])
})

it('TRM-4 a scope that begins where the digits of a PIN say is no PIN, and neither is a longer number', () => {
  expect(keepersIn(heapWith('object', `system / Context / scope @${pin}`), [pin])).toEqual([])
  expect(keepersIn(heapWith('string', `1${pin}`), [pin])).toEqual([])
})

it('TRM-4 a string that looks like a scope is found', () => {
  expect(keepersIn(heapWith('string', `system / Context / scope @${pin}`), [pin])).toHaveLength(1)
})
