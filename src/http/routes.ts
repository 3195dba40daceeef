// Every route, declared once. Authentication, the OpenAPI document, the answers to other methods and the test that
// walks all routes read this table. `[]` is public; roles are exact. Pages of the console take a session, all else a key.
import type { Role } from '../contract/credential.js'
import { widgetHash } from './generated/widget-file.js'
import { anyStaff, may } from './staff/may.js'

export type Audience = 'producer' | 'viewer' | 'widget' | 'staff' | 'console' | 'admin' | 'public'

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** The pattern, with `:name` for what varies. */
  readonly path: string
  readonly audience: Audience
  readonly roles: readonly Role[]
  /** Needs someone who is signed in, in one of its roles, instead of a key. */
  readonly signIn?: 'session'
}

const any = ['producer', 'support', 'privacy', 'auditor', 'admin'] as const

export const routes = {
  recordDecisions: { method: 'POST', path: '/v1/decisions', audience: 'producer', roles: ['producer'] },
  checkDecisions: { method: 'POST', path: '/v1/decisions/check', audience: 'producer', roles: ['producer'] },
  explainDecision: {
    method: 'GET',
    path: '/v1/decisions/:id/explanation',
    audience: 'producer',
    roles: ['producer', 'support'],
  },
  findDecisions: {
    method: 'GET',
    path: '/v1/decisions',
    audience: 'staff',
    roles: ['support', 'privacy'],
  },
  lookAtDecision: {
    method: 'GET',
    path: '/v1/decisions/:id',
    audience: 'staff',
    roles: ['support', 'privacy'],
  },
  readAudit: { method: 'GET', path: '/v1/audit', audience: 'staff', roles: may.readAudit },
  verifyAudit: { method: 'GET', path: '/v1/audit/verify', audience: 'staff', roles: may.readAudit },
  mintLinks: { method: 'POST', path: '/v1/links', audience: 'producer', roles: ['producer'] },
  showWhyPage: { method: 'GET', path: '/w/:token', audience: 'viewer', roles: [] },
  explainLinks: { method: 'POST', path: '/v1/explanations', audience: 'widget', roles: [] },
  showEmbed: { method: 'GET', path: '/embed/:token', audience: 'widget', roles: [] },
  readWidget: { method: 'GET', path: '/widget.js', audience: 'widget', roles: [] },
  readHashedWidget: { method: 'GET', path: `/widget.${widgetHash}.js`, audience: 'widget', roles: [] },
  describeWidget: { method: 'GET', path: '/widget.json', audience: 'widget', roles: [] },
  publishCatalogue: { method: 'PUT', path: '/v1/catalogue', audience: 'admin', roles: ['admin'] },
  readCatalogue: { method: 'GET', path: '/v1/catalogue', audience: 'admin', roles: any },
  readSeen: { method: 'GET', path: '/v1/catalogue/seen', audience: 'admin', roles: ['admin'] },
  readFindings: { method: 'GET', path: '/v1/findings', audience: 'admin', roles: may.seeFindings },
  createKey: { method: 'POST', path: '/v1/keys', audience: 'admin', roles: ['admin'] },
  listKeys: { method: 'GET', path: '/v1/keys', audience: 'admin', roles: ['admin'] },
  revokeKey: { method: 'DELETE', path: '/v1/keys/:id', audience: 'admin', roles: ['admin'] },
  addStaff: { method: 'POST', path: '/v1/staff', audience: 'admin', roles: may.manageStaff },
  listStaff: { method: 'GET', path: '/v1/staff', audience: 'admin', roles: may.manageStaff },
  revokeStaff: { method: 'DELETE', path: '/v1/staff/:id', audience: 'admin', roles: may.manageStaff },
  showStaff: { method: 'GET', path: '/staff', audience: 'console', roles: anyStaff, signIn: 'session' },
  keepReason: {
    method: 'POST',
    path: '/staff/reason',
    audience: 'console',
    roles: may.look,
    signIn: 'session',
  },
  signOut: {
    method: 'POST',
    path: '/staff/sign-out',
    audience: 'console',
    roles: anyStaff,
    signIn: 'session',
  },
  beginOidc: { method: 'GET', path: '/staff/oidc', audience: 'console', roles: [] },
  finishOidc: { method: 'GET', path: '/staff/oidc/callback', audience: 'console', roles: [] },
  showSignIn: { method: 'GET', path: '/staff/sign-in/:token', audience: 'console', roles: [] },
  signIn: { method: 'POST', path: '/staff/sign-in/:token', audience: 'console', roles: [] },
  showDecision: {
    method: 'GET',
    path: '/staff/decisions/:address',
    audience: 'console',
    roles: may.look,
    signIn: 'session',
  },
  unmaskDecision: {
    method: 'POST',
    path: '/staff/decisions/:address',
    audience: 'console',
    roles: may.unmask,
    signIn: 'session',
  },
  compareDecisions: {
    method: 'GET',
    path: '/staff/compare',
    audience: 'console',
    roles: may.look,
    signIn: 'session',
  },
  searchForm: {
    method: 'POST',
    path: '/staff/search',
    audience: 'console',
    roles: may.look,
    signIn: 'session',
  },
  showSearch: {
    method: 'GET',
    path: '/staff/search',
    audience: 'console',
    roles: may.look,
    signIn: 'session',
  },
  showPerson: {
    method: 'GET',
    path: '/staff/persons/:address',
    audience: 'console',
    roles: may.look,
    signIn: 'session',
  },
  showAudit: {
    method: 'GET',
    path: '/staff/audit',
    audience: 'console',
    roles: may.readAudit,
    signIn: 'session',
  },
  readMetrics: { method: 'GET', path: '/metrics', audience: 'admin', roles: ['auditor'] },
  showAbout: { method: 'GET', path: '/about', audience: 'public', roles: [] },
  showFindings: {
    method: 'GET',
    path: '/staff/findings',
    audience: 'console',
    roles: may.seeFindings,
    signIn: 'session',
  },
  showCatalogue: {
    method: 'GET',
    path: '/staff/catalogue',
    audience: 'console',
    roles: may.seeCatalogue,
    signIn: 'session',
  },
  showAnswers: {
    method: 'GET',
    path: '/staff/answers',
    audience: 'console',
    roles: may.answer,
    signIn: 'session',
  },
  answerDecision: {
    method: 'GET',
    path: '/staff/decisions/:address/answers',
    audience: 'console',
    roles: may.answer,
    signIn: 'session',
  },
  showAboutSystem: { method: 'GET', path: '/about/systems/:id', audience: 'public', roles: [] },
  showAboutData: { method: 'GET', path: '/about/data', audience: 'public', roles: [] },
  showStart: { method: 'GET', path: '/', audience: 'public', roles: [] },
  readHealth: { method: 'GET', path: '/healthz', audience: 'public', roles: [] },
  readReadiness: { method: 'GET', path: '/readyz', audience: 'public', roles: [] },
  readOpenapi: { method: 'GET', path: '/openapi.json', audience: 'public', roles: [] },
  showDocs: { method: 'GET', path: '/docs', audience: 'public', roles: [] },
  showProblem: { method: 'GET', path: '/problems/:code', audience: 'public', roles: [] },
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof routes
