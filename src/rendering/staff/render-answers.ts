// Answers to copy: what there is, and what of it a decision gives rise to.
import { templates } from '../page/templates.js'
import { type AnswersFacts, answerList, answersView } from './answers/answers-view.js'
import { type StaffSurroundings, staffFrame } from './staff-frame.js'

/** `/staff/answers`. */
export function renderAnswerList(around: StaffSurroundings): string {
  return templates['staff-answer-list']({
    ...staffFrame(label => label.answers_title, around),
    ...answerList(around.language),
  })
}

/** `/staff/decisions/<address>/answers`. */
export function renderAnswers(around: StaffSurroundings, facts: AnswersFacts): string {
  return templates['staff-answers']({
    ...staffFrame(label => label.answers_title, around),
    ...answersView(around.language, facts),
  })
}
