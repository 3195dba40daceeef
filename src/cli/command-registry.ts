// What commands need of a registry, wherever it is.
import type { Registry } from '../registry/port.js'

/** `url`: a running service instead of the local data folder. */
export type RegistryFlags = { readonly url?: string }

/** What a command does with keys and catalogues: only requests and the console need the rest. */
export type CommandRegistry = Omit<Registry, 'authenticate' | 'catalogueState'>
