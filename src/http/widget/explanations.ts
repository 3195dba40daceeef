// Explanations for the widget, many links at once. The host page's scripts can read these answers, so each one goes
// through `forHostPage`: nothing sensitive, and of an ad only what anybody may know.
import { Hono } from 'hono'
import * as z from 'zod'
import type { Explanation } from '../../contract/explanation.js'
import { EXPLANATION_TOKENS } from '../../contract/ingestion.js'
import type { Problem } from '../../contract/problem.js'
