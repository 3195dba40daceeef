// What the example decision is explained as, under the example catalogue.

export const exampleExplanation = {
  decision: {
    id: 'rec-2026-05-03-0001',
    occurred_at: '2026-05-03T10:00:00.000Z',
    kind: 'recommendation',
    surface: {
      key: 'home.hero',
      name: 'Home page',
    },
    system: {
      id: 'home-recs',
      name: 'Suggestions on the home page',
      version: '2026-04-28',
      url: 'https://why.example/about/systems/home-recs',
    },
    item: {
      id: 'sku-1042',
      title: 'Trail running shoes',
      type: 'product',
      url: 'https://shop.example/p/1042',
    },
  },
  headline: {
    code: 'because',
    text: 'You are seeing Trail running shoes because you looked at hiking boots.',
    pointers: ['/signals/0'],
  },
  method: {
    code: 'exact',
    text: "These numbers are the system's own arithmetic.",
    pointers: ['/outcome/method'],
  },
  reasons: [
    {
      key: 'browsing.viewed_products',
      text: 'Because you looked at hiking boots.',
      direction: 'for',
      share: 0.7143,
      strength: 'main',
      origin: {
        code: 'observed',
        text: 'Recorded while you used the service',
      },
      observed_at: '2026-05-02T08:00:00Z',
      sensitive: false,
      declared: true,
      inferred: false,
      control: { key: 'browsing.viewed_products', opt_out: true },
      pointers: ['/signals/0'],
    },
    {
      key: 'context.season',
      text: 'Because it fits the season.',
      direction: 'for',
      share: 0.2857,
      strength: 'strong',
      origin: {
        code: 'context',
        text: 'About the moment or the place, not about you',
      },
      sensitive: false,
      declared: true,
      inferred: false,
      pointers: ['/signals/1'],
    },
  ],
  summary: {
    shown: 2,
    total: 2,
    share_shown: 1,
    text: 'All 2 reasons are shown.',
  },
  data_used: [
    {
      category: {
        key: 'user.behavior.browsing_history',
        name: 'Pages and products you looked at',
      },
      signals: [
        {
          key: 'browsing.viewed_products',
          name: 'Products you looked at',
          value: ['hiking boots'],
          origin: {
            code: 'observed',
            text: 'Recorded while you used the service',
          },
          purpose: {
            key: 'personalised_content',
            name: 'Choosing what to show you',
          },
          pointers: ['/signals/0'],
        },
      ],
    },
    {
      category: {
        key: 'system.operations',
        name: 'How the system runs',
      },
      signals: [
        {
          key: 'context.season',
          name: 'The season',
          origin: {
            code: 'context',
            text: 'About the moment or the place, not about you',
          },
          purpose: {
            key: 'personalised_content',
            name: 'Choosing what to show you',
          },
          pointers: ['/signals/1'],
        },
      ],
    },
  ],
  data_not_used: [
    {
      key: 'profile.age',
      name: 'Your age',
      reason: {
        code: 'policy',
        text: "The organisation's own rules do not allow it.",
      },
      pointers: ['/not_used/0'],
    },
  ],
  never_used: [],
  what_if: [
    {
      text: 'If you had switched off “Products you looked at”, you would have seen Wool socks here.',
      certainty: 'exact',
      pointers: ['/outcome/score', '/signals/0', '/outcome/alternatives/0'],
    },
  ],
  consent: {
    recorded: true,
    text: 'The record shows consent for: Choosing what to show you.',
    basis: {
      code: 'consent',
      text: 'The legal ground given is your consent.',
    },
    purposes: [
      {
        key: 'personalised_content',
        name: 'Choosing what to show you',
        granted: true,
      },
    ],
    pointers: ['/consent'],
  },
  findings: [],
  not_recorded: [],
  record: {
    received_at: '2026-05-03T10:00:01.500Z',
    catalogue_version: 1,
    template_version: 'dfd437266cd0',
    commitment: '91831ad9896abbc7a3cd130ece3c5e7a8198273b4c5385262b9cf6fe26311ff6',
  },
  locale: 'en',
}
