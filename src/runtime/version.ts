// The version of this build, as package.json names it; the bundler puts the number in.
import manifest from '../../package.json' with { type: 'json' }

export const version: string = manifest.version
