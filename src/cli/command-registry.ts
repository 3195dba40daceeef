// What commands need of a registry, wherever it is.
import type { Registry } from '../registry/port.js'

/** `url`: a running service instead of the local data folder. */
export type RegistryFlags = { readonly url?: string }

/** What a command does with keys and catalogues: `authenticate` is not among it. */
export type CommandRegistry = Omit<Registry, 'authenticate'>
