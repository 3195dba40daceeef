// One decision explained to the system that sent it, which knows the person and needs no link.
import { Hono } from 'hono'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { answerExplanation } from '../answer-explanation.js'
import { readSubject } from '../read-subject.js'
import { Refusal } from '../refusal.js'
import { routes } from '../routes.js'
