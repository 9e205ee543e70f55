import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { countDevices, type Device, type DeviceSort, getDevice, listDevices, listDeviceSessions } from '../../../contract/http/devices.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'
import { usePages } from '../api/use-pages.ts'
import { pollEvery } from '../live/poll-every.ts'

/** Under this key lies all that is known of devices, so that one change refreshes all of it. */
export const devicesKey = ['devices']

/** Devices in the wanted order, found by the server, page after page. */
export const useDevices = (wanted: { q: string; sort: DeviceSort }) =>
  usePages<Device>({
    key: [...devicesKey, 'list', wanted],
    read: (query) => ask(listDevices, { query: { ...wanted, ...query } }),
    limit: 200,
    keeps: true,
    every: 10_000,
  })

/** How many devices are in which state, and how many a search finds. */
export const useDeviceCounts = (q: string) =>
  useQuery({
    queryKey: [...devicesKey, 'counts', q],
    queryFn: async () => dataOf(await ask(countDevices, { query: { q } })),
    placeholderData: keepPreviousData,
    refetchInterval: pollEvery(10_000),
  })

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
