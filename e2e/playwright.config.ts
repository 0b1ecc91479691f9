import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from '../scripts/lib/find-browser.mjs';
import { serverUrl } from './support/server-url.ts';

const baseURL = await serverUrl();
const ownServer = process.env.FLOWHALL_E2E_URL === undefined;

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
  ],
  ...(ownServer && {
    webServer: {
      command: 'node support/serve.ts',
      url: `${baseURL}/api/ready`,
      env: { FLOWHALL_E2E_PORT: new URL(baseURL).port },
      timeout: 120_000,
      stdout: 'pipe',
      gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    },
  }),
});
