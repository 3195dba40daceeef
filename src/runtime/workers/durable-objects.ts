// The Durable Objects: a shard each, and the registry. They hold what better-sqlite3 holds on Node, and run the same verbs.

import { DurableObject } from 'cloudflare:workers'
import { randomBytes } from 'node:crypto'
import type { Catalogue } from '../../contract/catalogue.js'
import type { Role } from '../../contract/credential.js'
import type { DayRange } from '../../contract/importance.js'
import { pooled } from '../../domain/seal/aead.js'
import type { LookupReservation } from '../../registry/lookups.js'
import { openRegistry, type RegistryStore } from '../../registry/registry-store.js'
import { agreeOnShards } from '../../registry/shard-count.js'
import type { Known } from '../../registry/sign-in.js'
import type { AddStaff } from '../../registry/staff.js'
import { type ExplainRequest, explain } from '../../shard/explain.js'
import { type FindRequest, find } from '../../shard/find.js'
import { findingsOverTime } from '../../shard/findings-over-time.js'
import { importance } from '../../shard/importance.js'
import { type ListAuditRequest, listAudit } from '../../shard/list-audit.js'
import { type LookRequest, look } from '../../shard/look.js'
import { record } from '../../shard/record.js'
import { type RetirePlace, retentionInForce, retire } from '../../shard/retire.js'
import { type SeenRequest, seen } from '../../shard/seen.js'
import { needsSettling, settle } from '../../shard/settle.js'
import { forget, openShard, type Shard } from '../../shard/shard.js'
import { type VerifyAuditRequest, verifyAudit } from '../../shard/verify-audit.js'
import { writeRun } from '../../shard/write-run.js'
import { inTurns } from '../in-turns.js'
import { nextTurn } from '../next-turn.js'
import { unpackDecisions } from '../packed-decisions.js'
import { localRegistry, type RegistryCalls } from '../registry-calls.js'
import type { PackedRequest } from '../shard-methods.js'
import { localStaff, type StaffCalls } from '../staff-calls.js'
import { durableDriver } from './durable-driver.js'
import { edgeConfig, edgeKeys, type RegistryMethods, type WorkerEnvironment } from './environment.js'
import type { ShardMethods } from './shard-methods.js'

const DAY = 86_400_000
/** Fewer than on Node: an object that wakes up reads them, and several share an isolate's memory. */
const RECENT_DECISIONS = 4_096
const random = pooled(size => randomBytes(size))

/** One shard. A call is one synchronous transaction; what it answers is on disk. */
export class ShardObject extends DurableObject<WorkerEnvironment> implements ShardMethods {
  readonly #shard: Shard
  #alarmSet = false

  constructor(ctx: DurableObjectState, env: WorkerEnvironment) {
    super(ctx, env)
    const { derived, epochs } = edgeKeys(edgeConfig(env))
    this.#shard = openShard(durableDriver(ctx.storage), derived, epochs, random)
  }

  async record(request: PackedRequest) {
    const decisions = unpackDecisions(request.decisions)
    const answer = this.#tried(() => record(this.#shard, { ...request, decisions }))
    if (needsSettling(this.#shard, RECENT_DECISIONS)) this.#tried(() => settle(this.#shard))
    await this.#setAlarm(request.now)
    return answer
  }

  async explain(requests: readonly ExplainRequest[]) {
    return explain(this.#shard, requests)
  }

  async find(request: FindRequest) {
    return inTurns(find(this.#shard, request), nextTurn)
  }

  async look(request: LookRequest) {
    return look(this.#shard, request)
  }

  async listAudit(request: ListAuditRequest) {
    return listAudit(this.#shard, request)
  }

  async verifyAudit(request: VerifyAuditRequest) {
    return verifyAudit(this.#shard, request)
  }

  async seen(request: SeenRequest) {
    return seen(this.#shard, request)
  }

  async importance(range: DayRange) {
    return importance(this.#shard, range)
  }

  async findingsOverTime(range: DayRange) {
    return findingsOverTime(this.#shard, range)
  }

  async ready() {
    this.#shard.driver.all('SELECT max(version) AS version FROM migration')
  }

  /** The daily retention sweep, with a turn after each piece: requests never wait for the whole of it. */
  override async alarm() {
    const now = Date.now()
    const retentionDays = retentionInForce(this.#shard)
    let after: RetirePlace | null = null
    do {
      after = this.#tried(() => retire(this.#shard, { now, retentionDays, after, most: 100 })).next
      await nextTurn()
    } while (after)
    // What an earlier version stored is found faster from then on.
    while (this.#tried(() => writeRun(this.#shard))) await nextTurn()
    await this.ctx.storage.setAlarm(now + DAY)
  }

  /** A throw has rolled back: what was remembered meanwhile may not be there. */
  #tried<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      forget(this.#shard)
      throw error
    }
  }

  async #setAlarm(now: number) {
    if (this.#alarmSet) return
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(now + DAY)
    this.#alarmSet = true
  }
}

/** The registry: one object for the whole deployment. */
export class RegistryObject extends DurableObject<WorkerEnvironment> implements RegistryMethods {
  readonly #store: RegistryStore
  readonly #calls: RegistryCalls
  readonly #staff: StaffCalls

  constructor(ctx: DurableObjectState, env: WorkerEnvironment) {
    super(ctx, env)
    this.#store = openRegistry(durableDriver(ctx.storage))
    this.#calls = localRegistry(this.#store, random)
    this.#staff = localStaff(this.#store)
  }

  findCredential(hash: Uint8Array) {
    return this.#calls.findCredential(hash)
  }

  createKey(role: Role, name: string, now: number) {
    return this.#calls.createKey(role, name, now)
  }

  listKeys() {
    return this.#calls.listKeys()
  }

  revokeKey(id: string, now: number) {
    return this.#calls.revokeKey(id, now)
  }

  publishCatalogue(catalogue: Catalogue, now: number) {
    return this.#calls.publishCatalogue(catalogue, now)
  }

  currentVersion() {
    return this.#calls.currentVersion()
  }

  listVersions(most: number) {
    return this.#calls.listVersions(most)
  }

  findCatalogue(version: number) {
    return this.#calls.findCatalogue(version)
  }

  addStaff(added: AddStaff) {
    return this.#staff.addStaff(added)
  }

  listStaff(now: number) {
    return this.#staff.listStaff(now)
  }

  revokeStaff(id: string, now: number) {
    return this.#staff.revokeStaff(id, now)
  }

  findSession(hash: Uint8Array, now: number) {
    return this.#staff.findSession(hash, now)
  }

  lookAtLink(link: Uint8Array, now: number) {
    return this.#staff.lookAtLink(link, now)
  }

  useLink(use: Parameters<StaffCalls['useLink']>[0]) {
    return this.#staff.useLink(use)
  }

  signInKnown(known: Known) {
    return this.#staff.signInKnown(known)
  }

  signOutKnown(identity: Uint8Array) {
    return this.#staff.signOutKnown(identity)
  }

  endSession(hash: Uint8Array) {
    return this.#staff.endSession(hash)
  }

  keepReason(hash: Uint8Array, reason: Uint8Array) {
    return this.#staff.keepReason(hash, reason)
  }

  reserveLookups(asked: LookupReservation) {
    return this.#calls.reserveLookups(asked)
  }

  returnLookups(counted: Omit<LookupReservation, 'limit'>) {
    return this.#calls.returnLookups(counted)
  }

  async agreeOnShards(count: number) {
    return agreeOnShards(this.#store, count)
  }
}
