/** How often each is asked: `npm run test:likeness` asks 5,000 times; the gate counts queries, which no other work on the machine slows down. */
export const measured = Number(process.env['PIN_LIKENESS'] ?? 0)

/** The most that the slowest may take, as a multiple of the quickest: half of what each took, by the middle. */
export const mostUnlike = (times: number): number => (times < 1_000 ? 1.2 : 1.05)

interface Asked<Name extends string> {
  /** Milliseconds that the middle one of each took. */
  middles: Record<Name, number>
  /** How many times as long as the quickest the slowest took. */
  unlike: number
  /** What was answered, each answer once. */
  said: string[]
}

/** What each took so far, in milliseconds, and what was answered. */
interface Taken<Name extends string> {
  took: Map<Name, number[]>
  said: Set<string>
}

type Asks<Name extends string> = Record<Name, () => Promise<unknown>>

/**
 * Asks all in each turn, in an order that chance makes, so that the machine's moods and what was asked before meet all of them alike.
 * @param forget puts back what was counted, before each; not timed.
 */
export async function timeAlike<Name extends string>(asks: Asks<Name>, times: number, forget = nothing): Promise<Asked<Name>> {
  return judge(await take(asks, times, forget, { took: new Map(), said: new Set() }))
}

/**
 * Where few are asked, other work on the machine may lie more on one of them: then as many are asked again, up to six times, and all of
 * them count. A difference does not go away.
 */
export async function timeAlikeAtLast<Name extends string>(asks: Asks<Name>, times: number, forget = nothing): Promise<Asked<Name>> {
  const taken = await take(asks, times, forget, { took: new Map(), said: new Set() })
  for (let go = 1; go < 6 && times < 1_000 && judge(taken).unlike >= mostUnlike(times); go += 1) await take(asks, times, forget, taken)
  return judge(taken)
}

const nothing = (): Promise<unknown> => Promise.resolve()

async function take<Name extends string>(asks: Asks<Name>, times: number, forget: () => Promise<unknown>, taken: Taken<Name>) {
  const names = Object.keys(asks) as Name[]
  for (const name of names) taken.took.set(name, taken.took.get(name) ?? [])
  for (let turn = 0; turn < times; turn += 1) {
    for (const name of shuffled(names)) {
      await forget()
      const began = performance.now()
      const answer = await asks[name]()
      taken.took.get(name)?.push(performance.now() - began)
      taken.said.add(JSON.stringify(answer))
    }
  }
  return taken
}

function judge<Name extends string>({ took, said }: Taken<Name>): Asked<Name> {
  const middles = Object.fromEntries([...took].map(([name, all]) => [name, middle(all)])) as Record<Name, number>
  const sorted = Object.values<number>(middles).sort((one, other) => one - other)
  return { middles, unlike: (sorted.at(-1) ?? 0) / (sorted[0] ?? 1), said: [...said] }
}

/** For the log: what the page for operators quotes. */
export function toldTimes(of: string, times: number, middles: Record<string, number>): string {
  return `${of}, ${times} each: ${Object.entries(middles)
    .map(([name, took]) => `${name} ${took.toFixed(3)} ms`)
    .join(', ')}`
}

function middle(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const drawn = items.map((item) => ({ item, at: Math.random() }))
  return drawn.sort((one, other) => one.at - other.at).map(({ item }) => item)
}
