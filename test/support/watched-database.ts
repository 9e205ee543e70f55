import type { KyselyPlugin } from 'kysely'
import type { Database } from '../../server/db/database.ts'

/** What one transaction asked, or what was asked outside of any. */
export interface Asked {
  /** Each statement by kind and table, in order. */
  statements: string[]
  /** Rows that came back. */
  rows: number
}

/** The same database, with an eye on what is asked. */
export interface WatchedDatabase {
  database: Database
  /** In the order in which they began. */
  transactions: Asked[]
  outside: Asked
}

const table = /"identifier":\{"kind":"IdentifierNode","name":"(\w+)"\}/

export function watchDatabase(database: Database): WatchedDatabase {
  const transactions: Asked[] = []
  const outside: Asked = { statements: [], rows: 0 }
  const watched: Database = {
    ...database,
    query: database.query.withPlugin(noteIn(outside)),
    transaction: (work) =>
      database.transaction((tx) => {
        const asked: Asked = { statements: [], rows: 0 }
        transactions.push(asked)
        return work({ ...tx, query: tx.query.withPlugin(noteIn(asked)) })
      }),
  }
  return { database: watched, transactions, outside }
}

function noteIn(asked: Asked): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      asked.statements.push(`${node.kind} ${table.exec(JSON.stringify(node))?.[1] ?? ''}`)
      return node
    },
    transformResult: ({ result }) => {
      asked.rows += result.rows.length
      return Promise.resolve(result)
    },
  }
}
