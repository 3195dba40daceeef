// All shards behind one port: hashes subjects, picks the shard, binds the catalogue version in force,
// mints and opens link tokens. It sees no SQL and no record.
import type { CatalogueVersion } from '../contract/catalogue.js'
import type { Decision } from '../contract/decision.js'
import { MANAGE_LINK_SECONDS } from '../contract/ingestion.js'
import { type LinkPayload, mintToken, openToken } from '../domain/link-token.js'
import type { DerivedKeys } from '../domain/seal/derive-keys.js'
import { lookupRef, subjectRef } from '../domain/seal/pseudonym.js'
import type { Registry } from '../registry/port.js'
import type { RoutedDecision, ShardOutcome } from '../shard/arrived-decision.js'
import type { ExplainRequest, ShardExplanation } from '../shard/explain.js'
import {
  type CheckOutcome,
  type ExplainOutcome,
  type LinkTarget,
  Overloaded,
  type RecordOutcome,
  type Shards,
} from '../shard/port.js'
import type { RecordRequest } from '../shard/record.js'
import { spread } from './spread.js'

/** One shard as a process reaches it: in this process on Node, a Durable Object on the edge. */
export type ShardCalls = {
  /**
   * Throws `Overloaded` before anything is stored. Resolves when what it accepted is on disk. The catalogue goes along
   * only when the shard answers `need-catalogue`; `bytes` is what the request weighs in a queue.
   */
  record(arrived: Arrived, catalogue: CatalogueVersion, bytes: number): Promise<readonly RecordedOutcome[]>
  explain(requests: readonly ExplainRequest[]): Promise<readonly ShardExplanation[]>
  check(
    decisions: readonly Decision[],
    catalogue: CatalogueVersion,
    now: number,
  ): Promise<readonly CheckOutcome[]>
  ready(): Promise<void>
}

/** Decisions of one request on their way to one shard, and when they were received. */
export type Arrived = Pick<RecordRequest, 'now' | 'decisions'>

/** An answer a decision; what could not be stored is `unavailable`. */
export type RecordedOutcome = ShardOutcome | { readonly status: 'unavailable' }

export type ShardsOptions = {
  readonly shards: readonly [ShardCalls, ...ShardCalls[]]
  readonly keys: DerivedKeys
  readonly registry: Registry
  now(): number
  /** Told of a shard that did not answer. */
  onFailure(error: unknown): void
}

type Unavailable = { readonly outcome: 'unavailable' }

/** A record may be announced by a link this long before it arrives. */
const PENDING = 86_400_000

/** Fills the port over one or more shards. */
export function createShards(options: ShardsOptions): Shards {
  const { keys, now, shards } = options

  function shardOf(ref: Uint8Array): number {
    return Buffer.from(ref.buffer, ref.byteOffset, 4).readUInt32BE() % shards.length
  }

  async function record(
    decisions: readonly Decision[],
    links: boolean,
    bytes: number,
  ): Promise<RecordOutcome[]> {
    const routed = decisions.map(
      (decision): RoutedDecision => ({
        decision,
        subjectRef: subjectRef(keys, decision.subject),
        decisionRef: lookupRef(keys, 'decision', decision.id),
      }),
    )
    const catalogue = await options.registry.currentCatalogue()
    const arrived = now()
    const answers = await spread(
      routed,
      routed.map(one => shardOf(one.subjectRef)),
      async (shard, group, groups) => {
        try {
          return await call(shard).record({ now: arrived, decisions: group }, catalogue, bytes)
        } catch (error) {
          // Only where nothing of the request is stored elsewhere may the whole of it be refused.
          if (error instanceof Overloaded && groups === 1) throw error
          options.onFailure(error)
          return group.map(() => ({ status: 'unavailable' }) as const)
        }
      },
    )
    return answers.map((outcome, at) => withToken(outcome, routed[at], links))
  }

  function withToken(
    outcome: RecordedOutcome,
    routed: RoutedDecision | undefined,
    links: boolean,
  ): RecordOutcome {
    if (!('receivedAt' in outcome)) return outcome
    if (!routed) throw new Error('a shard answered more decisions than it was sent')
    const { subjectRef, decisionRef } = routed
    const token = {
      purpose: 'view',
      subjectRef,
      decisionRef,
      mintedAt: outcome.receivedAt,
      expiresAt: 0,
    } as const
    return { status: outcome.status, token: links ? mintToken(keys, token) : null }
  }

  async function explain(tokens: readonly string[]): Promise<ExplainOutcome[]> {
    const at = now()
    const links = tokens.map(token => openToken(keys, token))
    const live = links.filter((link): link is LinkPayload => refusal(link, at) === null)
    const found = await ask(live)
    let next = 0
    return links.map((link): ExplainOutcome => {
      const refused = refusal(link, at)
      if (refused || !link) return { outcome: refused ?? 'link-invalid' }
      return outcomeOf(found[next++], link.mintedAt, at)
    })
  }

  async function explainDecision(subject: string, decisionId: string): Promise<ExplainOutcome> {
    const request = {
      subjectRef: subjectRef(keys, subject),
      decisionRef: lookupRef(keys, 'decision', decisionId),
      mintedAt: null,
    }
    const [found] = await ask([request])
    return outcomeOf(found, 0, now())
  }

  /** Each request to its person's shard; a shard that fails makes its own answers unavailable and no others. */
  function ask(requests: readonly ExplainRequest[]): Promise<(ShardExplanation | Unavailable)[]> {
    return spread(
      requests,
      requests.map(request => shardOf(request.subjectRef)),
      async (shard, group): Promise<readonly (ShardExplanation | Unavailable)[]> => {
        try {
          return await call(shard).explain(group)
        } catch (error) {
          options.onFailure(error)
          return group.map(() => ({ outcome: 'unavailable' }) as const)
        }
      },
    )
  }

  function call(shard: number): ShardCalls {
    return shards[shard] ?? shards[0]
  }

  function mintLink(target: LinkTarget) {
    const at = now()
    const seconds = target.ttlSeconds ?? (target.purpose === 'manage' ? MANAGE_LINK_SECONDS : null)
    const expiresAt = seconds === null ? 0 : Math.floor(at / 1000) + seconds
    const token = mintToken(keys, {
      purpose: target.purpose,
      subjectRef: subjectRef(keys, target.subject),
      decisionRef:
        target.decisionId === undefined ? new Uint8Array(16) : lookupRef(keys, 'decision', target.decisionId),
      mintedAt: at,
      expiresAt,
    })
    return { token, expiresAt: expiresAt === 0 ? null : expiresAt * 1000 }
  }

  return {
    record: (decisions, { links, bytes }) => record(decisions, links, bytes),
    check: async decisions => shards[0].check(decisions, await options.registry.currentCatalogue(), now()),
    explain,
    explainDecision,
    mintLink,
    ready: () => shards[0].ready(),
  }
}

/** What a link is answered before any shard is touched; null where a shard must say. */
function refusal(link: LinkPayload | null, now: number): 'link-invalid' | 'link-expired' | null {
  if (link?.purpose !== 'view') return 'link-invalid'
  return link.expiresAt !== 0 && now >= link.expiresAt * 1000 ? 'link-expired' : null
}

function outcomeOf(
  found: ShardExplanation | Unavailable | undefined,
  mintedAt: number,
  now: number,
): ExplainOutcome {
  if (!found) throw new Error('a shard answered fewer requests than it was sent')
  if (found.outcome === 'found' || found.outcome === 'unavailable') return found
  if (found.outcome === 'absent' && now - mintedAt < PENDING) return { outcome: 'record-pending' }
  return { outcome: 'record-gone' }
}
