import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { ClaimTag } from './pin-tagger.ts'

/** The condition that a row of `pin_claims` holds one of the given tags. */
export function claimedBy(tags: readonly ClaimTag[]): Expression<SqlBool> {
  const where = expressionBuilder<Schema, 'pin_claims'>()
  const versions = [...new Set(tags.map((tag) => tag.key_version))]
  return where.or(
    versions.map((version) =>
      where.and([where('pin_claims.key_version', '=', version), where('pin_claims.tag', 'in', tagsOfVersion(tags, version))]),
    ),
  )
}

function tagsOfVersion(tags: readonly ClaimTag[], version: number): Uint8Array[] {
  return tags.filter((tag) => tag.key_version === version).map((tag) => tag.tag)
}
