// `wherefore serve`: the service as a process, the same as `npm start`.
import { Command } from 'commander'
import { runService } from '../runtime/node/run-service.js'

export function serveCommand(): Command {
  return new Command('serve').description('run the service until it is stopped').action(async () => {
    process.exitCode = await runService(process.env)
  })
}
