// The public accounts in the Data Privacy Vocabulary of the W3C community group (https://w3id.org/dpv, version 2), as
// JSON-LD: the same facts in terms that other programs know. What the vocabulary has no term for is left out.
import type { About, AboutData, AboutOrganisation, AboutSystem, Told } from '../../contract/about.js'
import type { Origin } from '../../contract/catalogue.js'

type Node = { readonly [property: string]: unknown }

const CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  dct: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

/** The organisation with its systems, each by its address. */
export function aboutGraph(account: About, publicUrl: string): Node {
  return {
    '@context': CONTEXT,
    '@graph': [
      ...controllers(account.organisation, publicUrl),
      ...account.systems.map(({ url, name, summary }) => ({
        '@id': url,
        '@type': 'dpv:Process',
        'dct:title': literal(name, account.locale),
        ...(summary && { 'dct:description': literal(summary, account.locale) }),
        ...controlledBy(account.organisation, publicUrl),
      })),
    ],
  }
}

/** One system as a process: purposes, data, oversight. */
export function systemGraph(account: AboutSystem, publicUrl: string): Node {
  const { system, organisation, locale, purposes, main_parameters, human_oversight } = account
  return {
    '@context': CONTEXT,
    '@graph': [
      ...controllers(organisation, publicUrl),
      {
        '@id': system.url,
        '@type': 'dpv:Process',
        'dct:title': literal(system.name, locale),
        ...(system.summary && { 'dct:description': literal(system.summary, locale) }),
        ...(account.reviewed_on && {
          'dct:modified': { '@value': account.reviewed_on, '@type': 'xsd:date' },
        }),
        ...controlledBy(organisation, publicUrl),
        'dpv:hasPurpose': purposes.map(({ key, name, description }) => ({
          '@id': purposeId(publicUrl, key),
          '@type': 'dpv:Purpose',
          'dct:title': literal(name, locale),
          ...(description && { 'dct:description': literal(description, locale) }),
        })),
        'dpv:hasData': main_parameters.map(({ key }) => ({ '@id': dataId(publicUrl, key) })),
        ...(human_oversight && {
          'dpv:hasHumanInvolvement': {
            '@type': 'dpv:HumanInvolvementForOversight',
            'dct:description': literal(human_oversight, locale),
          },
        }),
        ...(account.non_profiled_option?.available && {
          'dpv:hasEntityInvolvement': { '@type': 'dpv:OptingOutFromProcess' },
        }),
      },
    ],
  }
}

/** Every declared signal: its kind, source, purposes, how long it is kept, who gets it. */
export function dataGraph(account: AboutData, publicUrl: string): Node {
  return {
    '@context': CONTEXT,
    '@graph': [
      ...controllers(account.organisation, publicUrl),
      ...account.signals.map(signal => dataNode(account, signal, publicUrl)),
    ],
  }
}

const ORIGINS: Readonly<Record<Origin, readonly string[]>> = {
  provided: ['dpv:ProvidedPersonalData'],
  observed: ['dpv:ObservedPersonalData'],
  inferred: ['dpv:InferredPersonalData'],
  third_party: ['dpv:CollectedPersonalData'],
  context: ['dpv:NonPersonalData'],
}

function dataNode({ locale }: AboutData, signal: AboutData['signals'][number], publicUrl: string): Node {
  const { key, name, category, origin, sensitive, source, retention, control } = signal
  const type = [...ORIGINS[origin.code], ...(sensitive ? ['dpv:SensitivePersonalData'] : [])]
  return {
    '@id': dataId(publicUrl, key),
    '@type': type,
    'dct:title': literal(name, locale),
    'dct:subject': category.key,
    ...((source || origin.code === 'third_party') && {
      'dpv:hasDataSource': {
        '@type': origin.code === 'third_party' ? 'dpv:ThirdPartyDataSource' : 'dpv:DataSource',
        ...(source && { 'dct:description': literal(source, locale) }),
      },
    }),
    'dpv:hasPurpose': signal.purposes.map(purpose => ({ '@id': purposeId(publicUrl, purpose.key) })),
    ...(retention && {
      'dpv:hasStorageCondition': {
        '@type': 'dpv:StorageDuration',
        'dpv:hasDuration': { '@value': `P${retention.days}D`, '@type': 'xsd:duration' },
      },
    }),
    'dpv:hasRecipient': signal.shared_with.map(recipient => ({
      '@type': 'dpv:Recipient',
      'dpv:hasName': recipient,
    })),
    ...(control.opt_out && {
      'dpv:hasEntityInvolvement': { '@type': 'dpv:OptingOutFromProcess' },
    }),
  }
}

function controllers(organisation: AboutOrganisation | null, publicUrl: string): Node[] {
  if (!organisation) return []
  return [
    {
      '@id': controllerId(publicUrl),
      '@type': 'dpv:DataController',
      'dpv:hasName': organisation.name,
      'dpv:hasContact': organisation.contact,
    },
  ]
}

function controlledBy(organisation: AboutOrganisation | null, publicUrl: string): Node {
  return organisation ? { 'dpv:hasDataController': { '@id': controllerId(publicUrl) } } : {}
}

function controllerId(publicUrl: string): string {
  return `${publicUrl}/about#organisation`
}

function purposeId(publicUrl: string, key: string): string {
  return `${publicUrl}/about/data#purpose:${encodeURIComponent(key)}`
}

function dataId(publicUrl: string, key: string): string {
  return `${publicUrl}/about/data#signal:${encodeURIComponent(key)}`
}

function literal({ text, lang }: Told, locale: string): Node {
  return { '@value': text, '@language': lang ?? locale }
}
