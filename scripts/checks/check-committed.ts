import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { commandExists } from '../process/command-exists.ts'
import os from 'node:os'
import { inRepository, repository } from '../repository.ts'

/** What ties a repository to the machine where it was written. */
const machinePath = /(^|[\s"'`(=:])\/(?:work|root)\/\w/m
const registryHost = /^\s*(registry|@[\w-]+:registry)\s*=|_auth[T]oken|"resolve[d]":/m
const text = /\.(?:[cm]?[jt]sx?|json|md|ya?ml|html|css|sh|py|cjs|toml|service|example)$|(?:^|\/)[^.]+$|^\.[\w-]+$/

/** Nothing committed names a path of somebody's machine or the host of a package registry. */
const faults = committed()
  .filter((file) => text.test(file))
  .flatMap(faultsOf)
faults.forEach((fault) => console.log(fault))
process.exitCode = faults.length === 0 ? 0 : 1

/** The files of the commit; without git the two that npm writes. */
function committed(): string[] {
  if (!existsSync(inRepository('.git')) || !commandExists('git')) return ['.npmrc', 'package-lock.json']
  return execFileSync('git', ['ls-files', '-z'], { cwd: repository, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '' && existsSync(inRepository(file)))
}

function faultsOf(file: string): string[] {
  const content = readFileSync(inRepository(file), 'utf8')
  const path = machinePath.exec(content)?.[0] ?? [repository, os.homedir()].find((folder) => folder.length > 5 && content.includes(folder))
  const host = registryHost.exec(content)?.[0]
  return [
    ...(path === undefined ? [] : [`${file} names a path of one machine: ${path.trim()}…`]),
    ...(host === undefined ? [] : [`${file} names a package registry: ${host.trim()}`]),
  ]
}
