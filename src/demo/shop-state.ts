// What the shop's routes share: its memory of visitors, the beginning of a visit, and the way to the service.
import type { Context } from 'hono'
import type { Client } from '../client/client.js'
import type { Decision } from '../contract/decision.js'
import { type Customer, findCustomer, signedIn } from './customer.js'
import { wordsIn } from './language.js'
import { createMemory } from './memory.js'
import type { View } from './pages/view.js'
import { seasonAt } from './product.js'
import type { ReadExplanation } from './read-explanation.js'
import { heldAnswer, heldSwitchedOff, heldVisitorId, languageOf, newVisitorId } from './request.js'
import { type Links, NO_LINKS, sendSlate } from './send-slate.js'
import type { SentSlate } from './sent-slate.js'
import type { Visit } from './visit.js'
import { isOver, newVisitor, type Visitor } from './visitor.js'

export type ShopDependencies = {
  readonly client: Client
  readonly readExplanation: ReadExplanation
  /** Where the service answers. */
  readonly serviceUrl: string
  /** Unix milliseconds. */
  readonly now: () => number
  /** A new random id for what is shown together: letters, digits and `-`. */
  readonly newSlateId: () => string
  /** The shop's own address, for the addresses of items; null where the service would not take it. */
  readonly shopUrl: () => string | null
  /** The service whose widget the pages load, as its links spell it; null where it would not let them read its answers. */
  readonly widgetFrom: string | null
  /** Gets one line at a time, never about a person. */
  readonly log: (line: string) => void
}

export type Shop = Pick<ShopDependencies, 'readExplanation' | 'serviceUrl' | 'widgetFrom'> & {
  /** Whose request this is: the visit that goes on, or a new one under a new id. Called once a request. */
  visitor(c: Context): Visitor
  keep(visitor: Visitor): void
  /** Ends this visit and begins another under another id: as a customer, or as nobody the shop knows. */
  become(c: Context, customer: Customer | null): void
  /** Deletes all that is held of a visit. */
  forget(id: string): void
  /** Deletes the last page as it was sent: its decisions name what the visitor did. */
  forgetSlate(id: string): void
  /** Deletes every visit that is over. */
  sweep(): void
  now(): number
  /** Begins a visit: who, when, in which language. `change` is what opening the page adds to the visitor. */
  begin(c: Context, change?: (visitor: Visitor, at: number) => Visitor): Visit
  /** Sends what a page will show, and keeps it for the engineer's corner unless told not to. */
  send(visit: Visit, decisions: readonly Decision[], keepsSlate?: boolean): Promise<Links>
  lastSlate(visitor: Visitor): SentSlate | null
  /** What a page needs besides its content. */
  view(c: Context, visit: Visit, links: Links): View
}

const MOST_VISITORS = 2000
/** A slate with its JSON is large beside a visitor. */
const MOST_SLATES = 200

/** The shop with an empty memory. */
export function createShop(dependencies: ShopDependencies): Shop {
  const { client, now, newSlateId, shopUrl, log, readExplanation, serviceUrl, widgetFrom } = dependencies
  const visitors = createMemory<Visitor>(MOST_VISITORS)
  const slates = createMemory<SentSlate>(MOST_SLATES)
  const forget = (id: string) => {
    visitors.forget(id)
    slates.forget(id)
  }
  const keep = (visitor: Visitor) => visitors.put(visitor.id, { ...visitor, seenAt: now() })
  const visitorOf = (c: Context): Visitor => {
    const at = now()
    const id = heldVisitorId(c)
    const known = id === null ? undefined : visitors.get(id)
    const held = { thisVisit: heldAnswer(c, at), switchedOff: heldSwitchedOff(c) }
    if (known && !isOver(known, at)) return { ...known, ...held }
    if (known) forget(known.id)
    return { ...newVisitor(newVisitorId(c), at), ...held }
  }
  return {
    visitor: visitorOf,
    keep,
    become(c, customer) {
      const id = heldVisitorId(c)
      if (id !== null) forget(id)
      // A subject is one visit, never the customer: whoever tries the demo next would read what this one did.
      const visitor = newVisitor(newVisitorId(c), now())
      keep(customer ? signedIn(visitor, customer, now()) : visitor)
    },
    forget,
    forgetSlate: id => slates.forget(id),
    sweep() {
      const at = now()
      visitors.forgetWhere(visitor => isOver(visitor, at))
      // A slate whose visitor had to make room for others goes too.
      slates.forgetWhere((_, id) => visitors.get(id) === undefined)
    },
    now,
    readExplanation,
    serviceUrl,
    begin(c, change = visitor => visitor) {
      const at = now()
      const visitor = change(visitorOf(c), at)
      keep(visitor)
      const language = languageOf(c)
      return {
        visitor,
        now: at,
        season: seasonAt(at),
        language,
        words: wordsIn(language),
        slateId: newSlateId(),
        gpc: c.req.header('sec-gpc') === '1',
        shopUrl: shopUrl(),
      }
    },
    async send(visit, decisions, keepsSlate = true) {
      if (decisions.length === 0) return NO_LINKS
      const links = await sendSlate(client, decisions, log)
      if (keepsSlate) slates.put(visit.visitor.id, { decisions, sentAt: visit.now, links: links.byId })
      return links
    },
    lastSlate: visitor => slates.get(visitor.id) ?? null,
    widgetFrom,
    view: (c, visit, links) => viewOf(c, visit, links, widgetFrom),
  }
}

function viewOf(c: Context, visit: Visit, links: Links, widgetFrom: string | null): View {
  const url = new URL(c.req.url)
  url.searchParams.delete('lang')
  const customer = visit.visitor.customer === null ? undefined : findCustomer(visit.visitor.customer)
  return {
    words: visit.words,
    language: visit.language,
    here: url.pathname + url.search,
    basketCount: visit.visitor.basket.length,
    answer: visit.visitor.thisVisit?.what ?? null,
    customerName: customer?.name ?? null,
    noticeIsDue: visit.visitor.deliverTo === 'US-NY',
    explanationsDown: links.down,
    widgetFrom,
    whyUrl: id => links.byId.get(id),
  }
}
