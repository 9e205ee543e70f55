import { test as base } from '@playwright/test'
import { galleryNow } from './sample-parts.ts'
import { serveGallery } from './serve-gallery.ts'

/** Sizes that the terminal is made for, in CSS pixels. */
export const sizes = [
  { width: 360, height: 640 },
  { width: 800, height: 480 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const

/** A test with the gallery served beside it, on a touch screen, at the samples' moment, with nothing that moves. */
export const test = base.extend<{ frozen: null }, { galleryUrl: string }>({
  galleryUrl: [
    async ({}, use) => {
      const { url, stop } = await serveGallery()
      await use(url)
      await stop()
    },
    { scope: 'worker' },
  ],
  hasTouch: true,
  timezoneId: 'Europe/Amsterdam',
  contextOptions: { reducedMotion: 'reduce' },
  frozen: [
    async ({ page }, use) => {
      await page.clock.setFixedTime(galleryNow)
      await use(null)
    },
    { auto: true },
  ],
})
