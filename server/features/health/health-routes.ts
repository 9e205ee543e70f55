import { getHealth, getMetrics, getReadiness } from '../../../contract/http/health.ts'
import { defineRoute, type AnswerOf, type Route } from '../../http/route.ts'

export interface HealthDeps {
  isReady(): Promise<boolean>
  /** Metrics in Prometheus' text format. */
  metrics(): Promise<{ text: string; contentType: string }>
}

/** What keeps the server running asks: a load balancer, an orchestrator, Prometheus. */
export function healthRoutes(deps: HealthDeps): Route[] {
  return [
    defineRoute(getHealth, () => Promise.resolve({ status: 200, body: { status: 'ok' } })),
    defineRoute(getReadiness, async () => ready(await deps.isReady())),
    defineRoute(getMetrics, async () => {
      const { text, contentType } = await deps.metrics()
      return { status: 200, stream: text, contentType }
    }),
  ]
}

function ready(isReady: boolean): AnswerOf<typeof getReadiness> {
  return isReady ? { status: 200, body: { status: 'ok' } } : { refused: 'unavailable' }
}
