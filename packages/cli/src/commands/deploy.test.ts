import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { run } from '../run.ts';

let cwd: string;
let server: Server;
let address: string;
let answer: { status: number; body: object };
let asked: { url: string; token: string; bytes: Buffer };
let lines: string[];
let errors: string[];

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'flowhall-deploy-'));
  await writeFile(join(cwd, 'token'), 'fh_token\n');
  [lines, errors] = [[], []];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked = { url: request.url ?? '', token: request.headers.authorization ?? '', bytes: Buffer.concat(parts) };
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  await flowhall('new', 'venue');
  lines = [];
});
afterEach(async () => {
  server.close();
  await rm(cwd, { recursive: true, force: true });
});

const flowhall = (...args: string[]) =>
  run(args, { lang: 'en', cwd, out: (line) => void lines.push(line), error: (line) => void errors.push(line) });
const deploy = (...args: string[]) =>
  flowhall('deploy', 'processes/venue', '--server', address, '--token-file', 'token', ...args);

it('sends the folder as a zip, with the token', async () => {
  answer = { status: 200, body: { itemKey: 'venue', version: 3, fresh: true, findings: [] } };
  expect(await deploy('--reason', 'new rules')).toBe(0);
  expect(lines).toEqual(['processes/venue deployed as version 3']);
  expect([asked.url, asked.token]).toEqual(['/api/deployments?reason=new+rules', 'Bearer fh_token']);
  expect(asked.bytes.includes('venue/item.yaml')).toBe(true);
});

it('says what would come of it, and when there is nothing new', async () => {
  answer = { status: 200, body: { itemKey: 'venue', version: 4, fresh: true, findings: [] } };
  expect(await deploy('--dry-run')).toBe(0);
  answer = { status: 200, body: { itemKey: 'venue', version: 3, fresh: false, findings: [] } };
  expect(await deploy()).toBe(0);
  expect(lines).toEqual(['processes/venue would become version 4', 'processes/venue is version 3 already']);
});

it('prints the findings of a refusal', async () => {
  const finding = {
    ...{ rule: 'item/file-missing', severity: 'error', file: 'process.bpmn', line: null, element: null },
    message: { zh: '缺少', en: 'The file is missing' },
    mend: { zh: '补上', en: 'Add it' },
  };
  answer = { status: 422, body: { code: 'item-invalid', title: 'The service has 1 errors', findings: [finding] } };
  expect(await deploy()).toBe(1);
  expect(lines.join('\n')).toContain('processes/venue/process.bpmn');
  expect(errors).toEqual(['processes/venue not deployed: The service has 1 errors']);
});

it('asks for what it needs, and tells when nobody answers', async () => {
  expect(await flowhall('deploy', 'processes/venue')).toBe(2);
  expect(await flowhall('deploy', 'processes/venue', '--server', 'nowhere', '--token-file', 'token')).toBe(2);
  expect(await flowhall('deploy', 'processes/none', '--server', address, '--token-file', 'token')).toBe(2);
  const closed = 'http://127.0.0.1:9';
  expect(await flowhall('deploy', 'processes/venue', '--server', closed, '--token-file', 'token')).toBe(1);
  expect(errors.at(-1)).toContain(`Cannot reach ${closed}`);
});
