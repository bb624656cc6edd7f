// Says problems with GitHub's own library: each line of the input is [level, message, properties].
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const core = await import(pathToFileURL(process.argv[2]))
for await (const line of createInterface({ input: process.stdin })) {
  const [level, message, properties] = JSON.parse(line)
  core[level](message, properties)
}
