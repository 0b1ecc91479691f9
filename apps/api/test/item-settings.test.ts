import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe('previews of item settings', () => {
  let hall: ServiceHall;
  let designer: Caller;
  beforeAll(async () => {
    hall = await startServiceHall('pglite', {}, ['leave-request']);
    designer = await hall.as('designer');
  });
  afterAll(() => hall?.close());

  const audience = (rule: object) => designer.post('/api/studio/audience-preview', rule);

  it('are for those who may change items', async () => {
    const staff = await hall.as('staff');
    for (const [path, body] of [
      ['audience-preview', { everyone: true }],
      ['guide-preview', { markdown: 'x' }],
    ] as const) {
      expect((await hall.nobody.post(`/api/studio/${path}`, body)).status).toBe(401);
      expect((await staff.post(`/api/studio/${path}`, body)).status).toBe(403);
      expect((await designer.post(`/api/studio/${path}`, { odd: 1 })).status).toBe(400);
    }
  });

  it('tells whom a rule lets in, as the service hall decides it', async () => {
    const users = await hall.database.prisma.user.findMany({ where: { status: 'ACTIVE', visitorOf: null } });
    const { body: all } = await audience({ everyone: true });
    expect([all.count, all.people.length]).toEqual([users.length, Math.min(8, users.length)]);
    expect((await audience({})).body).toEqual({ count: 0, people: [] });
    const everybody = (await audience({ departments: ['university'] })).body.count;
    const one = (await audience({ posts: ['student'] })).body;
    expect(one.count).toBeGreaterThan(0);
    const both = (await audience({ posts: ['student'], roles: ['admin'] })).body;
    expect(both.count).toBe(one.count + 1);
    expect(everybody).toBeGreaterThanOrEqual(one.count);
  });

  it('shows a guide without anything that a browser would run', async () => {
    const markdown = [
      '# 标题',
      '<script>alert(1)</script><img src=x onerror=alert(2)><iframe src="https://x.test"></iframe>',
      '[go](javascript:alert(3)) <a href="https://x.test" onclick="alert(4)">ok</a>',
      '<svg onload=alert(5)><style>*{}</style>',
    ].join('\n\n');
    const { body } = await designer.post('/api/studio/guide-preview', { markdown });
    expect(body.html).toContain('<h2>标题</h2>');
    expect(body.html).not.toMatch(/script|onerror|onclick|onload|iframe|<svg|<style|alert\(1/i);
  });
});
