import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { type Device, getDevice, listDevices, listDeviceSessions } from '../../../contract/http/devices.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'
import { usePages } from '../api/use-pages.ts'
import { pollEvery } from '../live/poll-every.ts'

/** Under this key lies all that is known of devices, so that one change refreshes all of it. */
export const devicesKey = ['devices']

/** All devices, read to the end, since search and counts speak of all of them. */
export const useDevices = () =>
  usePages<Device>({ key: [...devicesKey, 'list'], read: (query) => ask(listDevices, { query }), limit: 200, all: true, every: 10_000 })

/** One device. */
export const useDevice = (id: string) =>
  useQuery({
    queryKey: [...devicesKey, id],
    queryFn: async () => dataOf(await ask(getDevice, { params: { id } })),
    refetchInterval: pollEvery(10_000),
  })

export type DeviceSession = z.infer<(typeof listDeviceSessions.responses)[200]>['items'][number]

/** Its sessions, newest first. */
export const useDeviceSessions = (id: string) =>
  usePages({
    key: [...devicesKey, id, 'sessions'],
    read: (query) => ask(listDeviceSessions, { params: { id }, query }),
    limit: 20,
    every: 10_000,
  })
