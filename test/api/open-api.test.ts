import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contractCalls } from '../support/contract-calls.ts'
import { readReply } from '../support/device-caller.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const operationSchema = z.object({
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: z.record(z.string(), z.unknown()).optional() })),
})
const documentSchema = z.object({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), operationSchema)) })

describe('the description of the API', () => {
  let server: TestServer
  let described: z.infer<typeof documentSchema>
  beforeAll(async () => {
    server = await startTestServer()
    described = documentSchema.parse(await (await fetch(`${server.url}/openapi.json`)).json())
  })
  afterAll(() => server.stop())
  const operations = () =>
    Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        path,
        method: method.toUpperCase(),
        operation,
      })),
    )

  it('is OpenAPI 3.1 and has every call of the contract, and no other', () => {
    expect(described.openapi).toBe('3.1.0')
    const expected = contractCalls.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    expect(
      operations()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(expect.arrayContaining(expected.sort()))
    expect(operations().filter(({ name }) => !expected.includes(name))).toEqual([])
  })

  it('describes bodies, answers and problem documents from the schemas that judge them', () => {
    const tap = operations().find(({ name }) => name === 'POST /v1/sessions/pin')?.operation
    expect(JSON.stringify(tap?.requestBody)).toContain('^[0-9]{4,16}$')
    expect(JSON.stringify(tap?.responses['201'])).toContain('"displayName"')
    expect(tap?.responses['401']?.description).toContain('pin_not_accepted')
    expect(Object.keys(tap?.responses['401']?.content ?? {})).toEqual(['application/problem+json'])
  })

  it('GRD-7 ACT-1 refuses every operation it describes to who has no credential, but for those open to anyone', async () => {
    const open: string[] = []
    for (const { name, path, method, operation } of operations()) {
      const url = server.url + path.replace(/\{\w+\}/, '01890000-0000-7000-8000-00000000dead')
      const reply = await readReply(await fetch(url, { method }))
      if (reply.code === null) open.push(name)
      else expect([name, reply.status]).toEqual([name, expect.toBeOneOf([401, 403, 404])])
      expect([name, reply.code === null]).toEqual([name, (operation.security ?? []).length === 0 && !name.startsWith('POST')])
    }
    expect(open.sort()).toEqual(['GET /healthz', 'GET /readyz', 'GET /v1/security-images'])
  })
})
