import type { Page } from '@playwright/test'
import type { Chain } from './chain.ts'

/** What scenes of the console are played on. */
export interface ConsoleStage {
  page: Page
  chain: Chain
  take: (name: string) => Promise<void>
}
