import type { CDPSession } from '@playwright/test';
import { PASSWORD } from '../fixtures/accounts.ts';
import { expect, test } from '../fixtures/test.ts';

const LIMIT_BYTES = 300_000;

/** Bytes of JavaScript as they come over the wire, compressed; the heads of the answers shrink to nothing over HTTP/2. */
function countScripts(cdp: CDPSession): () => number {
  const heads = new Map<string, number>();
  let bytes = 0;
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') heads.set(requestId, response.encodedDataLength);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const head = heads.get(requestId);
    if (head !== undefined) bytes += encodedDataLength - head;
  });
  return () => bytes;
}

test('a phone that has nothing of the hall yet gets less than 300 kB of JavaScript until a search is answered @phone', async ({
  browser,
  console,
}) => {
  const context = await browser.newContext();
  const answer = await context.request.post('/api/auth/login', { data: { username: 'staff', password: PASSWORD } });
  expect(answer.ok()).toBe(true);
  const page = await context.newPage();
  console.watch(page, 'phone');
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  const scriptBytes = countScripts(cdp);
  await page.goto('/');
  await page.getByRole('searchbox').fill('用印');
  await expect(page.getByRole('article')).toHaveCount(1);
  expect(scriptBytes(), 'the hall has come').toBeGreaterThan(LIMIT_BYTES / 3);
  expect(scriptBytes()).toBeLessThan(LIMIT_BYTES);
  await context.close();
});
