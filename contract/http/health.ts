import { z } from 'zod'
import { defineCall } from '../call.ts'

const stateSchema = z.object({ status: z.enum(['ok', 'unavailable']) })

export const getHealth = defineCall({
  method: 'GET',
  path: '/healthz',
  summary: 'The process is alive',
  permission: { caller: 'anyone' },
  responses: { 200: stateSchema },
})

export const getReadiness = defineCall({
  method: 'GET',
  path: '/readyz',
  summary: 'Database and keys are usable',
  permission: { caller: 'anyone' },
  responses: { 200: stateSchema },
  errors: ['unavailable'],
})

/** Prometheus text format, for the operator's bearer token. */
export const getMetrics = defineCall({
  method: 'GET',
  path: '/metrics',
  summary: 'Metrics for Prometheus',
  permission: { caller: 'operator' },
  responses: { 200: null },
})
