// Specs that drive the client: `desktop` on Electron or its stand-in, `screens` without calls, `e2e` on whole visits. The test command finds the browser and
// names it in CHROMIUM_PATH; without it Playwright takes its own.
import { defineConfig } from '@playwright/test';

const chromium = process.env['CHROMIUM_PATH'];

/** Forms, lists and stories: no call is held in these, and no order of loading is looked at. */
const withoutCalls = [
  'accessibility',
  'administration',
  'bad-input',
  'drafts',
  'lost-parts',
  'sign-out',
  'stories',
  'stories-alone',
  'third-language',
].map((name) => `**/${name}.spec.ts`);

export default defineConfig({
  outputDir: 'test-results',
  // One at a time: two cores carry a clinic, two clients and their video already. The test command gives three workers to
  // specs that hold no calls or mostly wait.
  workers: 1,
  forbidOnly: process.env['CI'] !== undefined,
  // Real networks and video on shared cores: what passed only the second time is named by the test command (docs/decisions/0014).
  retries: process.env['CI'] === undefined ? 0 : 1,
  // A whole visit takes a quarter of this where nothing else runs.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    // Recording costs a good part of the two cores: only what is tried again is recorded.
    trace: 'on-first-retry',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        // Nothing but what the spec asks for goes over the network.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'desktop', testDir: 'tests/desktop' },
    // The posture of the built app and of what would ship; the database's half of tests/security runs in Vitest.
    { name: 'security', testDir: 'tests/security', testMatch: '*.spec.ts' },
    { name: 'screens', testDir: 'tests/e2e', testMatch: withoutCalls },
    { name: 'e2e', testDir: 'tests/e2e', testIgnore: withoutCalls },
    // Network namespaces: Linux and root only; fails loudly elsewhere.
    { name: 'network', testDir: 'tests/network' },
  ],
});
