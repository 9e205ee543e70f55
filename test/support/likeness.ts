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

/**
 * Asks all in each turn, in an order that chance makes, so that the machine's moods and what was asked before meet all of them alike.
 * @param forget puts back what was counted, before each; not timed.
 */
export async function timeAlike<Name extends string>(
  asks: Record<Name, () => Promise<unknown>>,
  times: number,
  forget: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Asked<Name>> {
  const names = Object.keys(asks) as Name[]
  const took = new Map(names.map((name) => [name, [] as number[]]))
  const said = new Set<string>()
  for (let turn = 0; turn < times; turn += 1) {
    for (const name of shuffled(names)) {
      await forget()
      const began = performance.now()
      const answer = await asks[name]()
      took.get(name)?.push(performance.now() - began)
      said.add(JSON.stringify(answer))
    }
  }
  const middles = Object.fromEntries([...took].map(([name, all]) => [name, middle(all)])) as Record<Name, number>
  const sorted = Object.values<number>(middles).sort((one, other) => one - other)
  return { middles, unlike: (sorted.at(-1) ?? 0) / (sorted[0] ?? 1), said: [...said] }
}

/** Where few are asked, other work on the machine may lie on one of them: that of three goes that is most alike. A difference is in each. */
export async function timeAlikeOnce<Name extends string>(
  ...[asks, times, forget]: Parameters<typeof timeAlike<Name>>
): Promise<Asked<Name>> {
  let best = await timeAlike(asks, times, forget)
  for (let go = 1; go < 3 && times < 1_000 && best.unlike >= mostUnlike(times); go += 1) {
    const again = await timeAlike(asks, times, forget)
    if (again.unlike < best.unlike) best = again
  }
  return best
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
