// `wherefore serve`: the service as a process, the same as `npm start`.
import { Command } from 'commander'
import { runService } from '../runtime/node/run-service.js'
import { Refused } from './refused.js'

export function serveCommand(): Command {
  return new Command('serve').description('run the service until it is stopped').action(async () => {
    if ((await runService(process.env)) !== 0) throw new Refused('The service did not start.')
  })
}
