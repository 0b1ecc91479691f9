import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from '../scripts/lib/find-browser.mjs';
import { serverUrl } from './support/server-url.ts';

const baseURL = await serverUrl('FLOWHALL_E2E_PORT');
const ownServer = process.env.FLOWHALL_E2E_URL === undefined;
/** Journeys that bear on what the database does run on a PostgreSQL server too. */
const postgresURL = process.env.FLOWHALL_E2E_POSTGRES ? await serverUrl('FLOWHALL_E2E_POSTGRES_PORT') : undefined;

const server = (url: string, ...args: string[]) => ({
  command: ['node', 'support/serve.ts', new URL(url).port, ...args].join(' '),
  url: `${url}/api/ready`,
  timeout: 120_000,
  stdout: 'pipe' as const,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 15_000 },
});

export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  forbidOnly: process.env.CI !== undefined,
  // The journeys share one server and its embedded database; more browsers than this starve it on two cores.
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      // Applicants and approvers work on their phones; administration is for wide screens.
      grep: /@phone/,
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
      },
    },
    ...(postgresURL
      ? [
          {
            name: 'postgres',
            grep: /@postgres/,
            use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 }, baseURL: postgresURL },
          },
        ]
      : []),
  ],
  webServer: [...(ownServer ? [server(baseURL)] : []), ...(postgresURL ? [server(postgresURL, '--postgres')] : [])],
});
