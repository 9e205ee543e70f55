import type { Page } from '@playwright/test'
import { z } from 'zod'

/** Millions of numbers that V8 wrote itself: looking at each would take longer than taking the heap. */
const numbers = z.custom<number[]>((value) => Array.isArray(value) && typeof value[0] === 'number')

const snapshotSchema = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      node_types: z.tuple([z.array(z.string())]).rest(z.unknown()),
      edge_fields: z.array(z.string()),
      edge_types: z.tuple([z.array(z.string())]).rest(z.unknown()),
    }),
  }),
  nodes: numbers,
  edges: numbers,
  strings: z.array(z.string()),
})
type Snapshot = z.infer<typeof snapshotSchema>

/** The page's heap after a collection, as V8 writes it down: every object that is alive, and who holds it. */
async function takeHeap(page: Page): Promise<Snapshot> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return snapshotSchema.parse(JSON.parse(chunks.join('')))
}

/**
 * Every string that lives in a page's heap and has the digits of one of these PINs, not as a part of a longer number (TRM-4).
 * @returns for each the way from the root that keeps it, so that a failing test says who does.
 */
export async function keepersOf(page: Page, ...pins: string[]): Promise<string[]> {
  return keepersIn(await takeHeap(page), pins)
}

/** The same of a heap that was taken; the names that V8 gave its own objects are nobody's words. */
export function keepersIn(heap: Snapshot, pins: readonly string[]): string[] {
  const alone = new RegExp(String.raw`(?<!\d)(?:${pins.join('|')})(?!\d)`)
  const found = new Set(heap.strings.flatMap((text, at) => (alone.test(text) ? [at] : [])))
  if (found.size === 0) return []
  const nodes = readNodes(heap)
  const holders = readHolders(heap, nodes)
  const wanted = nodes.flatMap((node, at) => (found.has(node.nameAt) && holders.has(at) && !isNamedByV8(node) ? [at] : []))
  return wanted.map((at) => wayTo(at, nodes, holders))
}

interface HeapNode {
  kind: string
  nameAt: number
  name: string
  edges: number
}

function readNodes({ snapshot: { meta }, nodes, strings }: Snapshot): HeapNode[] {
  const field = (name: string): number => meta.node_fields.indexOf(name)
  const [type, name, edgeCount] = [field('type'), field('name'), field('edge_count')]
  const read: HeapNode[] = []
  for (let at = 0; at < nodes.length; at += meta.node_fields.length) {
    const nameAt = nodes[at + name] ?? 0
    const kind = meta.node_types[0][nodes[at + type] ?? 0] ?? '?'
    read.push({ kind, nameAt, name: strings[nameAt] ?? '', edges: nodes[at + edgeCount] ?? 0 })
  }
  return read
}

/** A scope is named after where it begins in its file (`system / Context / scope @45617`): some hundred numbers of five digits in a page. */
function isNamedByV8({ kind, name }: HeapNode): boolean {
  return (kind === 'object' || kind === 'native' || kind === 'code') && name.startsWith('system / ')
}

/** Where a function begins and ends in its file: V8 writes these numbers down as text, and one of them may be anybody's PIN. */
function isSourcePosition(holder: HeapNode | undefined, held: HeapNode | undefined): boolean {
  return holder?.kind === 'code' && held?.kind === 'number'
}

interface Holder {
  by: number
  as: string
}

/** Who holds each node first in a walk from the root, weak holds left out: one shortest way for each. */
function readHolders({ snapshot: { meta }, edges, strings }: Snapshot, nodes: readonly HeapNode[]): Map<number, Holder> {
  const [edgeSize, nodeSize] = [meta.edge_fields.length, meta.node_fields.length]
  const starts: number[] = []
  let start = 0
  for (const { edges: count } of nodes) {
    starts.push(start)
    start += count * edgeSize
  }
  const holders = new Map<number, Holder>()
  const queue = [0]
  for (const by of queue) {
    const from = starts[by] ?? 0
    for (let at = from; at < from + (nodes[by]?.edges ?? 0) * edgeSize; at += edgeSize) {
      const kind = meta.edge_types[0][edges[at] ?? 0] ?? '?'
      const to = (edges[at + 2] ?? 0) / nodeSize
      if (kind === 'weak' || holders.has(to) || to === 0 || isSourcePosition(nodes[by], nodes[to])) continue
      const label = kind === 'element' || kind === 'hidden' ? `[${edges[at + 1]}]` : `.${strings[edges[at + 1] ?? 0]}`
      holders.set(to, { by, as: `${kind}${label}` })
      queue.push(to)
    }
  }
  return holders
}

function wayTo(node: number, nodes: readonly HeapNode[], holders: ReadonlyMap<number, Holder>): string {
  const steps: string[] = []
  for (let at: number | undefined = node; at !== undefined; at = holders.get(at)?.by) {
    const { kind, name } = nodes[at] ?? { kind: '?', name: '?' }
    steps.push(`${holders.get(at)?.as ?? ''} -> ${kind} ${name.slice(0, 60)}`)
    if (steps.length > 40) break
  }
  return steps.reverse().join('\n  ')
}
