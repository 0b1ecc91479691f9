import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from '../scripts/lib/find-browser.mjs';
import type { StageOptions } from './fixtures/test.ts';
import { type Stage, stage } from './support/stage.ts';

const main = await stage('FLOWHALL_E2E');
const ownServer = process.env.FLOWHALL_E2E_URL === undefined;
/** Journeys that bear on what the database does run on a PostgreSQL server too. */
const postgres = process.env.FLOWHALL_E2E_POSTGRES ? await stage('FLOWHALL_E2E_POSTGRES') : undefined;

/**
 * The rows of the two manuals are played in English, too: on desktops, and those that are for phones then in Chinese on
 * phones only; or with "all" both in both languages.
 */
const english = ownServer && process.env.FLOWHALL_E2E_ENGLISH ? await stage('FLOWHALL_E2E_ENGLISH') : undefined;
const everywhere = process.env.FLOWHALL_E2E_ENGLISH === 'all';
const ROWS = / [AB][1-9] /;
const ROWS_ON_PHONES = / [AB][1-9] .*@phone/;

const server = ({ url, smsUrl }: Stage, ...args: string[]) => ({
  command: ['node', 'support/serve.ts', new URL(url).port, new URL(smsUrl).port, ...args].join(' '),
  url: `${url}/api/ready`,
  timeout: 120_000,
  stdout: 'pipe' as const,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 15_000 },
});

const inEnglish = ({ url, smsUrl }: Stage) => ({ baseURL: url, smsUrl, locale: 'en-GB' });

const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } };
const phone = {
  ...devices['Desktop Chrome'],
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

export default defineConfig<StageOptions>({
  testDir: 'journeys',
  outputDir: 'test-results',
  forbidOnly: process.env.CI !== undefined,
  // The journeys share one server and its embedded database; more browsers than this starve it on two cores.
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: main.url,
    smsUrl: main.smsUrl,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Recording every page costs a good part of what the journeys themselves do; `--trace on` records one that fails.
    trace: 'off',
    // Every page would fetch the whole application once more; the journey of phones lets it.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    actionTimeout: 20_000,
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
    {
      name: 'desktop',
      testIgnore: /pictures|phone-/,
      ...(english && !everywhere && { grepInvert: ROWS_ON_PHONES }),
      use: desktop,
    },
    // Applicants and approvers work on their phones; administration is for wide screens.
    { name: 'phone', testIgnore: /pictures/, grep: /@phone/, use: phone },
    ...(english
      ? [
          { name: 'desktop-en', grep: ROWS, use: { ...desktop, ...inEnglish(english) } },
          ...(everywhere ? [{ name: 'phone-en', grep: ROWS_ON_PHONES, use: { ...phone, ...inEnglish(english) } }] : []),
        ]
      : []),
    ...(postgres
      ? [{ name: 'postgres', grep: /@postgres/, use: { ...desktop, baseURL: postgres.url, smsUrl: postgres.smsUrl } }]
      : []),
    // Writes the pictures of the README into docs/images.
    ...(process.env.FLOWHALL_SCREENSHOTS ? [{ name: 'screenshots', testMatch: /pictures/, use: desktop }] : []),
  ],
  webServer: [
    ...(ownServer ? [server(main)] : []),
    ...(english ? [server(english)] : []),
    ...(postgres ? [server(postgres, '--postgres')] : []),
  ],
});
