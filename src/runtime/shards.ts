// All shards behind one port. What is behind each verb stands in the file of its name; none of it sees SQL or a record.
import { subjectRef } from '../domain/seal/pseudonym.js'
import type { Shards } from '../shard/port.js'
import { auditInShards, verifyAuditInShards } from './audit-in-shards.js'
import { explainDecision, explainLinks } from './explain-links.js'
import { findInShards } from './find-in-shards.js'
import { findingsInShards } from './findings-in-shards.js'
import { lookInShards } from './look-in-shards.js'
import { measuredInShards } from './measured-in-shards.js'
import { mintLink } from './mint-link.js'
import { readiness } from './readiness.js'
import { recordDecisions } from './record-decisions.js'
import { decisionRouter } from './route-decision.js'
import { seenInShards } from './seen-in-shards.js'
import type { Routing } from './shard-calls.js'
import { personAddress } from './staff-address.js'

/** Fills the port over one or more shards. */
export function createShards(given: Omit<Routing, 'route'>): Shards {
  const routing: Routing = { ...given, route: decisionRouter(given.keys) }
  const { shards, registry, now } = routing
  return {
    record: (decisions, options) => recordDecisions(routing, decisions, options),
    check: async decisions => shards[0].check(decisions, await registry.currentCatalogue(), now()),
    explain: (tokens, options) => explainLinks(routing, tokens, options),
    explainDecision: (subject, decisionId) => explainDecision(routing, subject, decisionId),
    find: search => findInShards(routing, search),
    look: wanted => lookInShards(routing, wanted),
    personAddress: subject => personAddress(routing.keys, subjectRef(routing.keys, subject)),
    audit: query => auditInShards(routing, query),
    verifyAudit: () => verifyAuditInShards(routing),
    mintLink: target => mintLink(routing, target),
    measured: measuredInShards(routing),
    findingsOverTime: range => findingsInShards(routing, range),
    seen: () => seenInShards(routing),
    ready: readiness(routing),
  }
}
