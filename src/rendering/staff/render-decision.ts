// The screen of one decision. The article is the customer's own, made by the template that made theirs.
import { articleView } from '../page/article-view.js'
import type { NowPart } from '../page/now-part.js'
import { nowView } from '../page/now-view.js'
import { pageFrame } from '../page/page-frame.js'
import { templates } from '../page/templates.js'
import { type DecisionScreen, decisionView } from './decision-view.js'
import { type StaffSurroundings, staffFrame } from './staff-frame.js'

/** `now` is what lives beside the explanation today, in its language. */
export function renderDecision(around: StaffSurroundings, screen: DecisionScreen, now: NowPart): string {
  const { explanation, looked, evidence } = screen
  const view = nowView(now, explanation.locale, looked.record.facts.timeZone, evidence)
  return templates['staff-decision']({
    // The article speaks the customer's language, the screen around it the reader's.
    label: pageFrame(explanation.locale, null).label,
    screen: {
      ...staffFrame(label => label.decision_title, around),
      ...decisionView(screen, around.language),
      article: articleView(explanation, looked.record.facts, evidence),
      now: view,
      changed: view.since !== null,
    },
  })
}
