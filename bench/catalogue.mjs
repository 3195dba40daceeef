// What the bench's organisation declares: every signal of its decisions, so that findings, consent and words do the
// work that they do in production, and nothing is cut short by being undeclared.

const used = ['suggestions', 'measurement']

function signal(name, because, category, origin) {
  return {
    name: { en: name },
    because: { en: because },
    category,
    origin,
    source: { en: 'Our shop, while you were signed in' },
    purposes: used,
    retention_days: 90,
    control: { opt_out: true },
  }
}

/** The catalogue as `PUT /v1/catalogue` takes it. */
export const benchCatalogue = {
  organisation: { name: 'Bench Shop', contact: 'privacy@shop.example' },
  languages: ['en'],
  time_zone: 'Europe/Berlin',
  retention_days: 400,
  purposes: {
    suggestions: { name: { en: 'Personal suggestions' }, needs_consent: true },
    measurement: { name: { en: 'Measuring what works' }, needs_consent: true },
  },
  signals: {
    'view.last': signal(
      'Products you looked at',
      'you looked at {value}',
      'user.behavior.browsing_history',
      'observed',
    ),
    'buy.days': signal(
      'When you last bought something',
      'you last bought something {value} days ago',
      'user.behavior.purchase_history',
      'observed',
    ),
    'cart.item': signal(
      'What is in your basket',
      'you have {value} in your basket',
      'user.behavior',
      'provided',
    ),
    'find.score': signal(
      'What you searched for',
      'it fits what you searched for',
      'user.behavior.search_history',
      'observed',
    ),
    'geo.area': signal('Your region', 'it fits where you are', 'user.location.imprecise', 'observed'),
    'dev.type': signal('Your screen', 'it fits your screen', 'user.device', 'observed'),
    'seg.name': signal('What you may like', 'we guess that you like {value}', 'user.behavior', 'inferred'),
    'pop.rank': signal('What sells', 'many people buy it', 'system', 'context'),
    'health.steps': signal('Your steps', 'you walk a lot', 'user.health_and_medical', 'observed'),
    'geo.point': signal('Where you are', 'you are near', 'user.location.precise', 'observed'),
  },
  systems: {
    'home-recs': {
      name: { en: 'Home page suggestions' },
      kind: 'recommendation',
      surfaces: ['home.hero'],
      purposes: used,
      main_parameters: [{ signal: 'view.last', why: { en: 'It says most about what you look for.' } }],
      never_uses: [
        {
          category: 'user.health_and_medical',
          code: 'sensitive',
          reason: { en: 'Your health is not our business.' },
        },
      ],
    },
  },
  surfaces: { 'home.hero': { name: { en: 'Home page' } } },
}
