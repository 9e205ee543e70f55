import { inRepository } from '../../scripts/repository.ts'

/**
 * What a process of the product's own gets of ours, and what a test sets on top: no variable of the machine reaches it. Node keeps
 * what it compiled, since starting is most of what such a process does.
 */
export function childEnvironment(settings: Record<string, string>): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: inRepository('test-results', 'compiled'), ...settings }
}
