import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApprovalError } from '@flowhall/approval';
import { api, ERRORS, type Operation, PERMISSIONS } from '@flowhall/contracts';
import { DatabaseError } from '@flowhall/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test/test-app.ts';
import { buildApp } from './app.ts';
import { OperationalError, UserError } from './errors.ts';

const operations = Object.entries<Operation>(api);
const addressOf = ({ path }: Operation): string => path.replaceAll(/\{\w+\}/g, 'a0000000-0000-4000-8000-000000000000');
const methodOf = ({ method }: Operation) => method.toUpperCase() as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

describe('the application', () => {
  let server: TestApp;
  let webFolder: string;
  beforeAll(async () => {
    webFolder = await mkdtemp(join(tmpdir(), 'flowhall-web-'));
    await mkdir(join(webFolder, 'assets'));
    await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>hall</title><script>paint()</script>');
    await writeFile(join(webFolder, 'assets/app-1a2b.js'), 'console.log("plain")');
    await writeFile(join(webFolder, 'assets/app-1a2b.js.br'), 'compressed');
    server = await createTestApp({ webFolder });
    const fail = (path: string, error: () => unknown) =>
      server.app.get(`/api/test/${path}`, { config: { access: 'public' }, schema: { hide: true } }, async () => {
        throw error();
      });
    fail('bug', () => new Error('a password in a message'));
    fail('busy', () => new DatabaseError('transaction-contention', 'lost'));
    fail('later', () => new OperationalError('unavailable'));
    fail('refused', () => new ApprovalError('assignee-required', { step: '审核' }));
    fail('broken', () => new ApprovalError('process-failed'));
    fail('stale', () => new UserError('version-conflict', { current: { version: 3 } }));
  });
  afterAll(async () => {
    await server?.close();
    await rm(webFolder, { recursive: true });
  });
  const get = (url: string, headers: Record<string, string> = {}) => server.app.inject({ url, headers });

  describe('access', () => {
    it('does not start with a route that does not say who may call it', async () => {
      expect(() => server.app.get('/api/test/open', { schema: { hide: true } }, async () => 'hello')).toThrow(
        'does not declare who may call it',
      );
    });

    it.each(operations.filter(([, { access }]) => access !== 'public'))(
      '%s is for people who signed in',
      async (_, one) => {
        const response = await server.app.inject({ method: methodOf(one), url: addressOf(one) });
        expect([response.statusCode, response.json().code]).toEqual([401, 'unauthenticated']);
      },
    );

    it.each(operations.filter(([, { access }]) => PERMISSIONS.some((name) => name === access)))(
      '%s is for holders of its permission',
      async (_, one) => {
        const { headers } = await server.signIn('student');
        const response = await server.app.inject({ method: methodOf(one), url: addressOf(one), headers });
        expect([response.statusCode, response.json().code]).toEqual([403, 'forbidden']);
      },
    );
  });

  describe('OpenAPI', () => {
    it('documents every operation of the contract and nothing else', async () => {
      const document = (await get('/api/openapi.json')).json();
      expect(document.openapi).toBe('3.1.0');
      const documented = Object.entries<Record<string, { operationId: string }>>(document.paths).flatMap(
        ([path, methods]) => Object.entries(methods).map(([method, { operationId }]) => [operationId, method, path]),
      );
      expect(documented.sort()).toEqual(operations.map(([name, { method, path }]) => [name, method, path]).sort());
    });

    it('says how a file is sent, and which bodies may be left out', async () => {
      const { paths } = (await get('/api/openapi.json')).json();
      const upload = paths['/api/attachments'].post.requestBody;
      expect(upload.content['multipart/form-data'].schema.required).toEqual(['file']);
      const required = (path: string) => paths[path].post.requestBody.required;
      expect(required('/api/tasks/{id}/claim')).toBe(false);
      expect(required('/api/instances/{id}/terminate')).toBe(false);
      expect(required('/api/tasks/{id}/complete')).toBe(true);
    });

    it('has a reference page that obeys the content security policy', async () => {
      const page = await get('/api/docs/');
      expect(page.statusCode).toBe(200);
      expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)/);
      expect(page.headers['content-security-policy']).toContain("script-src 'self'");
      expect((await get('/api/docs/static/swagger-ui-bundle.js')).statusCode).toBe(200);
    });
  });

  describe('errors', () => {
    it('are problem documents in the language that was asked for', async () => {
      const response = await get('/api/nothing', { 'accept-language': 'en' });
      expect(response.headers['content-type']).toBe('application/problem+json');
      expect(response.json()).toEqual({
        type: 'urn:flowhall:error:not-found',
        title: ERRORS['not-found'].en,
        status: 404,
        code: 'not-found',
        requestId: response.headers['x-request-id'],
      });
      expect((await get('/api/nothing')).json().title).toBe(ERRORS['not-found'].zh);
    });

    it('point to the fields that are wrong, in words', async () => {
      const send = (headers: Record<string, string>) =>
        server.app.inject({ method: 'POST', url: '/api/auth/login', payload: { username: 1 }, headers });
      expect((await send({})).json().errors).toContainEqual({ pointer: '/username', message: '应当是 string 类型' });
      expect((await send({ 'accept-language': 'en' })).json().errors).toEqual([
        { pointer: '/password', message: 'must have required property password' },
        { pointer: '/username', message: 'must be string' },
      ]);
    });

    it.each([
      ['refused', 422, 'assignee-required', '审核'],
      ['broken', 500, 'process-failed', '流程'],
      ['later', 503, 'unavailable', '稍后'],
      ['busy', 503, 'unavailable', '稍后'],
    ])('of the kind “%s” have their status and text', async (path, status, code, text) => {
      const response = await get(`/api/test/${path}`);
      expect([response.statusCode, response.json().code]).toEqual([status, code]);
      expect(response.json().title).toContain(text);
    });

    it('carry the present state with a conflict', async () => {
      expect((await get('/api/test/stale')).json()).toMatchObject({ status: 409, current: { version: 3 } });
    });

    it('that are bugs say nothing but a number, under which the log has the stack, once', async () => {
      const response = await get('/api/test/bug');
      expect([response.statusCode, response.json().code]).toEqual([500, 'unexpected']);
      expect(response.body).not.toContain('password');
      const { requestId } = response.json();
      expect(response.json().title).toContain(requestId);
      const lines = server.log.filter((line) => line.reqId === requestId && line.err);
      expect(lines).toEqual([expect.objectContaining({ err: expect.objectContaining({ stack: expect.any(String) }) })]);
    });

    it.each([
      ['{', 'application/json', 400, 'invalid-request'],
      ['<a/>', 'application/xml', 415, 'unsupported-media-type'],
      [`{"username":"${'x'.repeat(3_000_000)}"}`, 'application/json', 413, 'payload-too-large'],
    ])('of Fastify itself are problem documents too: %#', async (payload, type, status, code) => {
      const headers = { 'content-type': type };
      const response = await server.app.inject({ method: 'POST', url: '/api/auth/login', payload, headers });
      expect([response.statusCode, response.json().code]).toEqual([status, code]);
    });
  });

  it('logs one line per request, without query texts', async () => {
    const { headers, id } = await server.signIn('staff');
    const response = await get('/api/org/users?q=%E5%BC%A0%E4%B8%89', headers);
    const lines = server.log.filter((line) => line.reqId === response.headers['x-request-id']);
    expect(lines).toEqual([
      expect.objectContaining({
        method: 'GET',
        route: '/api/org/users',
        path: '/api/org/users',
        status: 200,
        userId: id,
      }),
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/%E5|127\.0\.0\.1/);
  });

  describe('headers', () => {
    it('allow scripts from here and the one of the page only, and no evaluation', async () => {
      const policy = String((await get('/')).headers['content-security-policy']);
      const hash = createHash('sha256').update('paint()').digest('base64');
      expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
      expect(policy).not.toContain('unsafe-eval');
      expect(policy).toContain("object-src 'none'");
    });

    it('promise TLS over TLS only', async () => {
      expect((await get('/')).headers['strict-transport-security']).toBeUndefined();
    });

    it('compress long answers', async () => {
      const response = await get('/api/openapi.json', { 'accept-encoding': 'gzip' });
      expect(response.headers['content-encoding']).toBe('gzip');
    });
  });

  describe('the web application', () => {
    it.each(['/', '/tasks/1', '/items/temporary-card?x=1'])(
      'answers %s with its page, fresh every time',
      async (url) => {
        const response = await get(url, { accept: 'text/html' });
        expect(response.body).toContain('<title>hall</title>');
        expect(response.headers['cache-control']).toBe('no-cache');
      },
    );

    it('keeps files whose name changes with their content for ever', async () => {
      const response = await get('/assets/app-1a2b.js');
      expect(response.headers['cache-control']).toContain('immutable');
      const smaller = await get('/assets/app-1a2b.js', { 'accept-encoding': 'br' });
      expect([smaller.headers['content-encoding'], smaller.body]).toEqual(['br', 'compressed']);
    });

    it.each(['/assets/gone-9f.js', '/api', '/api/', '/api/x/y'])('does not answer %s with its page', async (url) => {
      expect((await get(url, { accept: 'text/html' })).json().code).toBe('not-found');
    });

    it.each(['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2f..%2fetc/passwd', '/assets/..%5c..%5cx'])(
      'leaves its folder for nobody: %s',
      async (url) => {
        const { body } = await get(url);
        expect(body.includes('<title>hall</title>') || JSON.parse(body).code !== undefined).toBe(true);
      },
    );

    it('may be missing: then an unknown address is a problem document', async () => {
      const { config, database } = server.app;
      const app = await buildApp({ config, database, secret: 's'.repeat(32), webFolder: '/nowhere', runJobs: false });
      expect((await app.inject('/')).json().code).toBe('not-found');
      await app.close();
    });
  });

  it('is ready when database and jobs answer', async () => {
    expect((await get('/api/health')).json()).toEqual({ status: 'ok' });
    expect((await get('/api/ready')).json()).toEqual({ status: 'ok' });
  });
});
