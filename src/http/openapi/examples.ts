// The examples of the OpenAPI document. A test sends each request to the service and holds each answer to its schema.

/** A decision as a small shop's recommender would send it. */
export const exampleDecision = {
  id: 'rec-2026-05-03-0001',
  occurred_at: '2026-05-03T10:00:00Z',
  subject: 'customer-4711',
  kind: 'recommendation',
  surface: 'home.hero',
  system: { id: 'home-recs', version: '2026-04-28' },
  item: { id: 'sku-1042', title: 'Trail running shoes', type: 'product', url: 'https://shop.example/p/1042' },
  outcome: {
    score: 0.8,
    base: 0.1,
    method: 'exact',
    alternatives: [
      {
        item: { id: 'sku-2001', title: 'Wool socks' },
        score: 0.6,
        contributions: { 'browsing.viewed_products': 0.1, 'context.season': 0.4 },
      },
    ],
  },
  signals: [
    {
      key: 'browsing.viewed_products',
      value: ['hiking boots'],
      contribution: 0.5,
      observed_at: '2026-05-02T08:00:00Z',
    },
    { key: 'context.season', value: 'spring', contribution: 0.2 },
  ],
  not_used: [{ key: 'profile.age', reason: 'policy' }],
  consent: { purposes: ['personalised_content'], basis: 'consent' },
  person: { locale: 'en', jurisdiction: 'DE' },
  automation: 'full',
}

/** The same body as one line of NDJSON. */
export const exampleLine = `${JSON.stringify(exampleDecision)}\n`

export const exampleItemResult = {
  index: 0,
  id: 'rec-2026-05-03-0001',
  status: 'accepted',
  why_url: 'https://why.example.com/w/AQHk3v0mJ8bq2c5XWlqVQmH0T0Yy7vJmS6l0kzq1mJrQ',
}

export const exampleBatchResult = {
  accepted: 1,
  duplicate: 0,
  rejected: 0,
  complete: true,
  items: [exampleItemResult],
}

/** A catalogue that declares what the example decision uses. */
export const exampleCatalogue = {
  organisation: { name: 'Example Shop', contact: 'privacy@shop.example' },
  languages: ['en', 'de'],
  time_zone: 'Europe/Berlin',
  purposes: {
    personalised_content: {
      name: { en: 'Choosing what to show you', de: 'Auswahl dessen, was wir Ihnen zeigen' },
      needs_consent: true,
    },
  },
  signals: {
    'browsing.viewed_products': {
      name: { en: 'Products you looked at', de: 'Produkte, die Sie angesehen haben' },
      because: { en: 'you looked at {value}', de: 'Sie {value} angesehen haben' },
      category: 'user.behavior.browsing_history',
      origin: 'observed',
      purposes: ['personalised_content'],
      control: { opt_out: true },
    },
    'profile.age': {
      name: { en: 'Your age', de: 'Ihr Alter' },
      category: 'user.demographic.age_range',
      origin: 'provided',
      purposes: ['personalised_content'],
    },
    'context.season': {
      name: { en: 'The season', de: 'Die Jahreszeit' },
      because: { en: 'it fits the season', de: 'es zur Jahreszeit passt' },
      category: 'system.operations',
      origin: 'context',
      purposes: ['personalised_content'],
    },
  },
  systems: {
    'home-recs': {
      name: { en: 'Suggestions on the home page', de: 'Vorschläge auf der Startseite' },
      kind: 'recommendation',
      purposes: ['personalised_content'],
    },
  },
  surfaces: { 'home.hero': { name: { en: 'Home page', de: 'Startseite' } } },
}

/** What is seen after the example decision. */
export const exampleSeen = {
  shards: { asked: 1, answered: 1 },
  partial: false,
  decisions: 1,
  unreadable: 0,
  signals: [
    {
      key: 'browsing.viewed_products',
      count: 1,
      values: ['list'],
      fields: ['contribution', 'observed_at'],
      purposes: [],
      systems: ['home-recs'],
      first: '2026-05-03',
      last: '2026-05-03',
    },
    {
      key: 'context.season',
      count: 1,
      values: ['string'],
      fields: ['contribution'],
      purposes: [],
      systems: ['home-recs'],
      first: '2026-05-03',
      last: '2026-05-03',
    },
  ],
  not_used: [{ key: 'profile.age', count: 1, reasons: ['policy'], systems: ['home-recs'] }],
  systems: [
    {
      id: 'home-recs',
      count: 1,
      kinds: [{ kind: 'recommendation', count: 1 }],
      surfaces: ['home.hero'],
      consents: 1,
      purposes: [{ key: 'personalised_content', count: 1 }],
    },
  ],
  surfaces: [{ key: 'home.hero', count: 1 }],
  purposes: [{ key: 'personalised_content', count: 1, named_by: ['consent'] }],
  cohorts: [],
  cut: [],
}

/** One system of which consent was missing on one day. */
export const exampleFound = {
  from: '2026-05-01',
  to: '2026-05-31',
  whole_from: '2026-05-01',
  shards: { asked: 1, answered: 1 },
  partial: false,
  systems: [
    {
      id: 'home-recs',
      decisions: 48_210,
      found: 97,
      days: [
        { day: '2026-05-02', decisions: 24_007, found: 0 },
        { day: '2026-05-03', decisions: 24_203, found: 97 },
      ],
      findings: [
        {
          code: 'no-consent',
          decisions: 97,
          days: [{ day: '2026-05-03', decisions: 97 }],
          signals: [{ key: 'browsing.viewed_products', decisions: 97 }],
        },
      ],
    },
  ],
}

export const exampleLinkRequest = {
  subject: 'customer-4711',
  decision_id: 'rec-2026-05-03-0001',
  purpose: 'view',
  ttl_seconds: 86_400,
}

export const exampleLink = {
  url: 'https://why.example.com/w/AQHk3v0mJ8bq2c5XWlqVQmH0T0Yy7vJmS6l0kzq1mJrQ',
  purpose: 'view',
  expires_at: '2026-05-04T10:00:00.000Z',
}

export const exampleExplanationsRequest = {
  tokens: ['AQHk3v0mJ8bq2c5XWlqVQmH0T0Yy7vJmS6l0kzq1mJrQ'],
  locale: 'en',
}

export const exampleKeyRequest = { role: 'producer', name: 'home page recommender' }

export const exampleKey = {
  id: 'key_3fJx0PzQ1aBc',
  role: 'producer',
  name: 'home page recommender',
  key: 'wherefore_producer_7m0yq2o5JkT1cWvD4nUe8sXhRb6LpZ3gA9fQiKxNw0c',
}

export const exampleKeySummary = {
  id: 'key_3fJx0PzQ1aBc',
  role: 'producer',
  name: 'home page recommender',
  created_at: '2026-05-03T10:00:00.000Z',
  revoked_at: null,
}

/** What stands around `exampleExplanation` in the widget's dialog. */
export const exampleDialogWords = {
  notes: [
    'the main reason · 71 % · Recorded while you used the service',
    'a strong reason · 29 % · About the moment or the place, not about you',
  ],
  not_used: 'What was not used, and why',
  choices: 'What you can do',
  whole: 'See the whole answer',
}

export const exampleStaffRequest = { email: 'ann@example.com', role: 'support' }

export const exampleNewStaff = {
  id: 'staff_3fJx0PzQ1aBc',
  name: 'ann@example.com',
  role: 'support',
  sign_in_url:
    'https://why.example.com/staff/sign-in/7m0yq2o5JkT1cWvD4nUe8sXhRb6LpZ3gA9fQiKxNw0cBv2Tn8mYd4sHk6rEa1uP',
  expires_at: '2026-05-04T10:00:00.000Z',
}

export const exampleStaffMember = {
  id: 'staff_3fJx0PzQ1aBc',
  name: 'ann@example.com',
  role: 'support',
  way: 'link',
  added_at: '2026-05-03T10:00:00.000Z',
  signed_in_at: '2026-05-03T10:05:00.000Z',
  sessions: 1,
  revoked_at: null,
}
