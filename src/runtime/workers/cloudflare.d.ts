// What this service uses of the Workers platform, as its documentation describes it: no more than that.

declare module 'cloudflare:workers' {
  export abstract class DurableObject<Env = unknown> {
    protected readonly ctx: DurableObjectState
    protected readonly env: Env
    constructor(ctx: DurableObjectState, env: Env)
    alarm?(): Promise<void>
  }
}

type SqlStorageValue = ArrayBuffer | string | number | null

interface SqlStorage {
  exec(
    query: string,
    ...bindings: (SqlStorageValue | Uint8Array)[]
  ): { toArray(): Record<string, SqlStorageValue>[] }
}

interface DurableObjectStorage {
  readonly sql: SqlStorage
  transactionSync<T>(work: () => T): T
  getAlarm(): Promise<number | null>
  setAlarm(at: number): Promise<void>
}

interface DurableObjectState {
  readonly storage: DurableObjectStorage
}

interface DurableObjectNamespace<Methods> {
  idFromName(name: string): unknown
  get(id: unknown): Methods
  jurisdiction(name: string): DurableObjectNamespace<Methods>
}
