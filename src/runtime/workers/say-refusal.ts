// Why a Worker does not answer: to its operator in the log, to a stranger only that it does not.
import { ConfigRefused } from '../config.js'
import { describeCode } from '../describe-code.js'

/** 503, with the reason in the log: a setting's name and how to mend it, never its value; else a code. */
export function sayRefusal(error: unknown): Response {
  const refused = error instanceof ConfigRefused
  const reason = refused ? error.message : describeCode(error)
  console.error(JSON.stringify({ time: new Date().toISOString(), event: 'not-started', detail: reason }))
  const body = {
    title: 'The service cannot answer just now',
    status: 503,
    detail: refused
      ? 'Its settings are not complete. The operator finds the reason in the log.'
      : 'It could not start. The operator finds the reason in the log. Try again in a moment.',
  }
  return new Response(JSON.stringify(body), {
    status: 503,
    headers: {
      'content-type': 'application/problem+json',
      // Settings wait for a person; a registry that did not answer is soon asked again.
      'retry-after': refused ? '60' : '5',
      'cache-control': 'no-store',
    },
  })
}
