// The corner for engineers as a route: what the last page sent, and what the service makes of it.
import { Hono } from 'hono'
import { curlLine } from './curl-line.js'
import { decideSpecimen } from './decide-specimen.js'
import { type EngineerContent, engineerPage } from './pages/engineer-page.js'
import type { SentSlate } from './sent-slate.js'
import type { Shop } from './shop-state.js'
import type { Visit } from './visit.js'

/** `GET /engineer?n=`: the n-th decision of the last page, counted from 1. */
export function engineerCorner(shop: Shop): Hono {
  return new Hono().get('/engineer', async c => {
    const visit = shop.begin(c)
    const specimen = decideSpecimen(visit)
    const links = await shop.send(visit, specimen ? [specimen.decision] : [], false)
    const breach = specimen && links.byId.get(specimen.decision.id)
    const sent = shop.lastSlate(visit.visitor)
    const [slate, explanation] = await Promise.all([
      sent && openedIn(sent, c.req.query('n'), shop, visit),
      breach === undefined || breach === null ? null : shop.readExplanation(breach, visit.language),
    ])
    return c.html(
      engineerPage(shop.view(c, visit, links), {
        slate,
        specimen: specimen && {
          product: specimen.scored.product,
          decision: specimen.decision,
          explanation,
        },
      }),
    )
  })
}

/** The decision that was asked for, or the first. */
async function openedIn(
  sent: SentSlate,
  asked: string | undefined,
  shop: Shop,
  { language }: Visit,
): Promise<EngineerContent['slate']> {
  const wanted = /^[1-9]\d?$/.test(asked ?? '') ? Number(asked) - 1 : 0
  const open = wanted < sent.decisions.length ? wanted : 0
  const decision = sent.decisions[open]
  if (!decision) return null
  const link = sent.links.get(decision.id)
  const explanation = link === undefined ? null : await shop.readExplanation(link, language)
  return { sent, open, panel: { decision, link, explanation, curl: curlLine(shop.serviceUrl, decision) } }
}
