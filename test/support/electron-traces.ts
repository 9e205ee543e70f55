import type { Page } from '@playwright/test'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** All files below a folder, each with its bytes as Latin-1 text, so that any ASCII secret in it can be found. */
export async function filesBelow(folder: string): Promise<{ file: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(file, 'latin1') })))
}

/** Environment and command line of a process and all its children (Linux). */
export async function processTraces(pid: number): Promise<string> {
  const children = await childrenOf(pid)
  const own = await Promise.all(['environ', 'cmdline'].map((name) => readProc(pid, name)))
  return [...own, ...(await Promise.all(children.map(processTraces)))].join('\n')
}

async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => [])
  const lists = await Promise.all(threads.map((thread) => readProc(pid, `task/${thread}/children`)))
  return lists.join(' ').split(/\s+/).filter(Boolean).map(Number)
}

/** Empty for a process that ended meanwhile. */
function readProc(pid: number, name: string): Promise<string> {
  return readFile(`/proc/${pid}/${name}`, 'latin1').catch(() => '')
}

/** The renderer's heap after a collection, as the text of a snapshot: every string that is alive in the window. */
export async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return chunks.join('')
}
