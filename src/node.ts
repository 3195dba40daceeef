// The service on Node: settings from the environment, a line of JSON for each request on standard output.
import { runService } from './runtime/node/run-service.js'

process.exitCode = await runService(process.env)
