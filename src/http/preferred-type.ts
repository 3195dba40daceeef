// What an Accept header prefers of the two forms the service has (RFC 9110, section 12.5.1).

export type Form = keyof typeof TYPES

const TYPES = {
  html: ['text/html', 'application/xhtml+xml'],
  json: ['application/json', 'application/problem+json'],
  jsonld: ['application/ld+json'],
} as const satisfies Record<string, readonly string[]>

type Preference = { readonly quality: number; readonly specific: number }

/**
 * `json` or `html`, whichever `accept` gives more weight; at equal weight the one it names more exactly; at equal
 * exactness, or without a header, `otherwise`.
 */
export function preferredType(accept: string | undefined, otherwise: 'json' | 'html'): 'json' | 'html' {
  return preferredOf(accept, ['html', 'json'], otherwise)
}

/** The same among more forms. */
export function preferredOf<Offered extends Form>(
  accept: string | undefined,
  offered: readonly Offered[],
  otherwise: Offered,
): Offered {
  if (!accept) return otherwise
  // What is otherwise given comes first: another must be better, not as good.
  const [best] = [otherwise, ...offered]
    .map(form => ({ form, ...preference(accept, TYPES[form]) }))
    .sort((one, other) => other.quality - one.quality || other.specific - one.specific)
  return best?.form ?? otherwise
}

function preference(accept: string, types: readonly string[]): Preference {
  let best: Preference = { quality: 0, specific: -1 }
  for (const range of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = range.split(';').map(part => part.trim())
    const specific = types.includes(name)
      ? 2
      : name === `${types[0]?.split('/')[0]}/*`
        ? 1
        : name === '*/*'
          ? 0
          : -1
    if (specific < best.specific || specific === -1) continue
    const quality = qualityOf(parameters)
    if (specific > best.specific || quality > best.quality) best = { quality, specific }
  }
  return best
}

function qualityOf(parameters: readonly string[]): number {
  const written = parameters.find(parameter => parameter.startsWith('q='))
  const quality = written === undefined ? 1 : Number(written.slice(2))
  return quality >= 0 && quality <= 1 ? quality : 0
}
