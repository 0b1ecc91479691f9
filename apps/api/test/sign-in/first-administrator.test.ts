import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '@flowhall/testing/database';
import { startServer } from '@flowhall/testing/server-process';
import { expect, it, onTestFinished } from 'vitest';
import { inviteFirstAdministrator } from '../../src/modules/passwords/index.ts';

it('a new installation has no account; its log has a link that makes the first administrator, once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'flowhall-first-'));
  const env = { FLOWHALL_DEMO: '0', FLOWHALL_DATA_DIR: folder, DATABASE_URL: '', FLOWHALL_PROCESSES_DIR: folder };
  const server = await startServer({ ...env, FLOWHALL_URL: 'https://hall.example' });
  onTestFinished(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const post = (path: string, body: object) => server.call('', 'POST', path, body);
  for (const username of ['admin', 'root', 'director']) {
    for (const password of ['flowhall', 'admin', 'password']) {
      expect((await post('/api/auth/login', { username, password })).status).toBe(401);
    }
  }
  const token = /https:\/\/hall\.example\/setup#([\w-]{43})/.exec(server.output)?.[1] ?? '';
  const person = { token, username: 'zhao', name: '赵管理', password: 'lamp-otter-violet' };
  expect((await post('/api/auth/password-links/read', { token })).body).toEqual({
    kind: 'first-administrator',
    username: null,
  });
  const make = (body: object = {}) => post('/api/auth/first-administrator', { ...person, ...body });
  expect((await make({ token: 'x'.repeat(43) })).body.code).toBe('link-invalid');
  expect((await make({ password: '1234567890' })).body.code).toBe('password-common');
  expect((await make({ roles: ['admin'] })).status).toBe(400);
  expect((await post('/api/auth/password-links/use', { token, password: person.password })).body.code).toBe(
    'link-invalid',
  );
  const answers = await Promise.all([make(), make({ username: 'qian' })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
  expect((await make()).body.code).toBe('link-invalid');
  const username = answers[0].status === 204 ? 'zhao' : 'qian';
  const { body } = await post('/api/auth/login', { username, password: person.password });
  expect(body.user).toMatchObject({ name: '赵管理', roles: ['admin'] });
  expect(body.user.permissions).toContain('org.manage');
  expect((await server.call(body.accessToken, 'GET', '/api/admin/identity-providers')).status).toBe(200);
});

it('a link is made only as long as nobody manages people, and a newer one takes its place', async () => {
  const database = await createTestDatabase('pglite');
  onTestFinished(() => database.close());
  const { prisma } = database;
  const now = new Date();
  const invite = () => inviteFirstAdministrator(prisma, 'https://hall.example', now);
  expect(await invite()).not.toBeNull();
  expect(await invite()).not.toBeNull();
  expect(await prisma.passwordLink.count({ where: { usedAt: null } })).toBe(1);
  const role = { create: { key: 'people', name: '人事', nameEn: 'People', permissions: ['org.manage'] } };
  await prisma.user.create({ data: { username: 'sun', name: '孙', roles: { create: { role } } } });
  expect(await invite()).toBeNull();
});
