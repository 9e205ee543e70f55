import { readFileSync } from 'node:fs'
import type { TestServer, WithPassword } from '../test-server.ts'
import { ConsolePage } from './console-page.ts'

/** The import of users, as a person meets it. */
export class ImportPage extends ConsolePage {
  /** Signs in and opens it from the users. */
  async begin(server: TestServer, person: WithPassword = server.admin): Promise<void> {
    await this.page.goto(`${server.url}/console/#/users`)
    await this.signIn(person)
    await this.page.getByRole('button', { name: 'Import', exact: true }).click()
    await this.expectTitle('Import users')
  }

  async chooseFile(text: string | Buffer, name = 'people.csv'): Promise<void> {
    await this.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  }

  async sign(word: string, person: Pick<WithPassword, 'password'>): Promise<void> {
    await this.page.getByLabel('Your own password', { exact: true }).fill(person.password)
    await this.page.getByRole('button', { name: word }).click()
  }

  /** What the browser saves as the results. */
  async save(): Promise<string> {
    const button = this.page.getByRole('button', { name: 'Save the results as CSV' })
    const [saved] = await Promise.all([this.page.waitForEvent('download'), button.click()])
    return readFileSync(await saved.path(), 'utf8')
  }
}

/** A file with one column of names. */
export const fileOf = (count: number) => ['Name', ...Array.from({ length: count }, (_, at) => `Person ${at + 1}`)].join('\n')

export async function countUsers({ database }: TestServer): Promise<number> {
  return (await database.query.selectFrom('users').select('id').execute()).length
}

/** As before the first activation. */
export async function neverActivated({ database }: TestServer): Promise<void> {
  await database.query.updateTable('organisations').set({ pin_login_active: 0, pin_login_changed_at: null }).execute()
}
