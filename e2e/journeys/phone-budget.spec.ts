import type { Browser, CDPSession, Page } from '@playwright/test';
import { PASSWORD } from '../fixtures/accounts.ts';
import { expect, test } from '../fixtures/test.ts';

/** 4G as webpagetest.org has it: 9 Mbit/s, 170 ms until the first byte of each answer. */
const FOUR_G = { offline: false, latency: 170, downloadThroughput: 9_000_000 / 8, uploadThroughput: 9_000_000 / 8 };
const LIMIT_MS = 2_000;
const LIMIT_BYTES = 300_000;

/** How many times slower than the computer below the phone is. */
const SLOWDOWN = 4;
/**
 * What one core of that computer, a server of 2023, takes for the loop. A test machine that is slower, or busy with other journeys at
 * the moment, is slowed down less, so that the phone is always the same one. Where it is slower than the phone by itself, the limit
 * grows by as much: the test then says less, but never something wrong.
 */
const LOOP_MS = 60;

function loop(): number {
  const begin = performance.now();
  let sum = 0;
  for (let turn = 0; turn < 40; turn += 1) {
    const words = new Map<string, number>();
    for (let at = 0; at < 4_000; at += 1) words.set(`word ${at % 1_000}`, at);
    sum += [...words.values()].reduce((a, b) => a + b, 0);
  }
  if (sum === 0) throw new Error('the loop did nothing');
  return performance.now() - begin;
}

/** Looks for the search field, types into it and notes when its answer stands on the page, ms since the address was entered. */
function noteWhenUsable(): void {
  const words = '用印';
  const observer = new MutationObserver(() => {
    const field = document.querySelector<HTMLInputElement>('input[type="search"]');
    if (!field) return;
    if (field.value !== words) {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, words);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    const found = [...document.querySelectorAll('article')];
    if (found.length === 1 && found[0]?.textContent?.includes('用印申请')) {
      performance.mark('usable');
      observer.disconnect();
    }
  });
  observer.observe(document, { subtree: true, childList: true });
}

/** Bytes of JavaScript on the wire, headers included. */
function countScripts(cdp: CDPSession): () => number {
  const scripts = new Set<string>();
  let bytes = 0;
  cdp.on('Network.responseReceived', ({ requestId, type }) => void (type === 'Script' && scripts.add(requestId)));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  return () => bytes;
}

interface FirstLoad {
  usableMs: number;
  limitMs: number;
  scriptBytes: number;
}

/** The first visit of a phone that has nothing of the hall yet, by somebody who is signed in. */
async function firstLoad(browser: Browser, watch: (page: Page) => void): Promise<FirstLoad> {
  const context = await browser.newContext();
  const answer = await context.request.post('/api/auth/login', { data: { username: 'staff', password: PASSWORD } });
  expect(answer.ok()).toBe(true);
  const page = await context.newPage();
  watch(page);
  await page.evaluate(loop);
  const loopMs = await page.evaluate(loop);
  await page.addInitScript(noteWhenUsable);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  await cdp.send('Network.emulateNetworkConditions', FOUR_G);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: Math.max(1, (SLOWDOWN * LOOP_MS) / loopMs) });
  const scriptBytes = countScripts(cdp);
  await page.goto('/', { waitUntil: 'commit' });
  const usableMs = await page
    .waitForFunction(() => performance.getEntriesByName('usable')[0]?.startTime)
    .then((found) => found.jsonValue());
  const bytes = scriptBytes();
  await context.close();
  return {
    usableMs: usableMs ?? Number.POSITIVE_INFINITY,
    limitMs: LIMIT_MS * Math.max(1, loopMs / (SLOWDOWN * LOOP_MS)),
    scriptBytes: bytes,
  };
}

test('the hall of a new phone on 4G answers a search within 2 s, with less than 300 kB of JavaScript @phone', async ({
  browser,
  console,
}, info) => {
  const loads: FirstLoad[] = [];
  for (const turn of [1, 2, 3]) loads.push(await firstLoad(browser, (page) => console.watch(page, `phone ${turn}`)));
  const [, median] = loads.toSorted((a, b) => a.usableMs / a.limitMs - b.usableMs / b.limitMs);
  const said = loads.map(
    ({ usableMs, limitMs, scriptBytes }) => `${Math.round(usableMs)}/${Math.round(limitMs)} ms, ${scriptBytes} B`,
  );
  info.annotations.push({ type: 'first loads', description: said.join('; ') });
  for (const { scriptBytes } of loads) expect(scriptBytes, said.join('; ')).toBeLessThan(LIMIT_BYTES);
  expect(median?.usableMs, said.join('; ')).toBeLessThan(median?.limitMs ?? 0);
});
