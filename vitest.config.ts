// Two projects: everything on Node, and what speaks HTTP once more inside workerd, from the same files.
import { defineConfig } from 'vitest/config'

/** Below test/http, but pure, or about the page in a browser: the same in both. */
const PURE = [
  'answer-text',
  'describe-failure',
  'openapi/example-explanation',
  'preferred-type',
  'producer/admit-bodies',
  'producer/split-lines',
  'public/docs/compact-json',
  'public/kept-answers',
  'public/docs/curl-example',
  'public/about.browser',
  'public/docs/docs.browser',
  'staff/roles',
  'staff/screens.browser',
  'staff/sign-in.browser',
].map(name => `test/http/${name}.test.ts`)

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/edge/**'],
          provide: { runtime: 'node' },
          globalSetup: 'test/fixtures/build-shard-thread.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'workerd',
          include: ['test/http/**/*.test.ts', 'test/canary.test.ts', 'test/edge/**/*.test.ts'],
          exclude: PURE,
          provide: { runtime: 'workerd' },
          globalSetup: 'test/fixtures/bundle-workers.ts',
        },
      },
    ],
  },
})
