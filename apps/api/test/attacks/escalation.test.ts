import { randomUUID } from 'node:crypto';
import { api, type Operation, PERMISSION_SCOPES, PERMISSIONS, type Permission } from '@flowhall/contracts';
import type { TSchema } from 'typebox';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MATRIX } from '../access-matrix.ts';
import { applyForCard, cardForm } from '../applications.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from '../start-service-hall.ts';

const isPermission = (access: unknown): access is Permission => PERMISSIONS.some((name) => name === access);
const operations = Object.entries<Operation>(api);
const guarded = operations.filter(([, { access }]) => isPermission(access));
const mutations = operations.filter(([, { method, body }]) => method !== 'get' && body);

/** What nobody may set by naming it. */
const SMUGGLED = {
  ...{ id: randomUUID(), userId: randomUUID(), ownerId: randomUUID(), initiatorId: randomUUID() },
  ...{ status: 'ACTIVE', roles: ['admin'], permissions: [...PERMISSIONS], isAdmin: true, visitorOf: null },
  ...{ __proto__: { polluted: true }, constructor: { prototype: { polluted: true } } },
};

/** A body as plain as its schema allows. */
function plainValue(schema: TSchema): unknown {
  const given = schema as TSchema & Record<string, unknown>;
  if (given.const !== undefined) return given.const;
  if (Array.isArray(given.enum)) return given.enum[0];
  if (Array.isArray(given.anyOf)) return plainValue(given.anyOf[0]);
  if (given.type === 'object') return plainBody(schema);
  if (given.type === 'array') {
    return Array.from({ length: Number(given.minItems ?? 0) }, () => plainValue(given.items as TSchema));
  }
  if (given.type === 'integer' || given.type === 'number') return Number(given.minimum ?? 1);
  if (given.type === 'boolean') return false;
  if (given.type === 'null') return null;
  if (given.format === 'uuid') return randomUUID();
  if (given.format === 'date') return '2027-03-01';
  if (given.format === 'date-time') return '2027-03-01T00:00:00.000Z';
  return 'x'.repeat(Math.max(1, Number(given.minLength ?? 1)));
}

function plainBody(schema: TSchema): Record<string, unknown> {
  const { properties = {}, required = [] } = schema as { properties?: Record<string, TSchema>; required?: string[] };
  return Object.fromEntries(required.flatMap((key) => (properties[key] ? [[key, plainValue(properties[key])]] : [])));
}

describe('escalation', () => {
  let hall: ServiceHall;
  let admin: Caller;
  let staff: Caller;
  let student: Caller;
  let application: string;

  const call = (caller: Caller, { method, path }: Operation, ids: Record<string, string>, body: object = {}) => {
    const url = path.replaceAll(/\{(\w+)\}/g, (_place, name: string) => ids[name] ?? 'x');
    if (method === 'get') return caller.get(url);
    if (method === 'delete') return caller.delete(url);
    return method === 'put'
      ? caller.put(url, body)
      : method === 'patch'
        ? caller.patch(url, body)
        : caller.post(url, body);
  };
  const anyIds = () => ({
    id: randomUUID(),
    roleId: randomUUID(),
    sessionId: randomUUID(),
    key: 'leave-request',
    version: '1',
  });
  const has = async (caller: Caller) => (await caller.get('/api/me')).body.permissions;
  const refused = async () => {
    const found = await hall.database.prisma.auditEntry.findMany({
      where: { action: 'access-refused', actorId: staff.id },
      select: { subject: true },
    });
    return new Set(found.map(({ subject }) => subject));
  };

  /** Everything that says who may do what. */
  const rights = async () => {
    const { prisma } = hall.database;
    return {
      roles: await prisma.role.findMany({ orderBy: { key: 'asc' } }),
      grants: await prisma.userRole.findMany({ orderBy: [{ userId: 'asc' }, { roleId: 'asc' }] }),
      people: await prisma.user.findMany({
        select: { id: true, username: true, status: true, visitorOf: true },
        orderBy: { id: 'asc' },
      }),
      programs: await prisma.apiToken.count({ where: { ownerId: null } }),
    };
  };

  async function narrow(
    caller: Caller,
    permissions: readonly Permission[],
    scope: { items?: string[]; departments?: string[] },
  ) {
    const { prisma } = hall.database;
    const key = `narrow-${randomUUID()}`;
    const role = await prisma.role.create({ data: { key, name: key, nameEn: key, permissions: [...permissions] } });
    await prisma.userRole.deleteMany({ where: { userId: caller.id, role: { key: { startsWith: 'narrow-' } } } });
    await prisma.userRole.create({
      data: { userId: caller.id, roleId: role.id, itemKeys: scope.items ?? [], departmentIds: scope.departments ?? [] },
    });
    const told = permissions.filter((name) => {
      const kinds = PERMISSION_SCOPES[name];
      return (!scope.items || kinds.includes('item')) && (!scope.departments || kinds.includes('department'));
    });
    await prisma.$executeRaw`SELECT pg_notify('flowhall_session_ended', s."id"::text) FROM "Session" s`;
    await vi.waitFor(async () => expect(await has(caller)).toEqual(PERMISSIONS.filter((name) => told.includes(name))));
  }

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    [admin, staff, student] = [await hall.as('admin'), await hall.as('staff'), await hall.as('student')];
    application = (await applyForCard(hall)).body.id;
  });
  afterAll(() => hall?.close());

  it('finds every route that is registered in a policy: by a permission, or by a row of the access matrix', async () => {
    const document = (await hall.nobody.get('/api/openapi.json')).body;
    const registered = Object.entries<Record<string, unknown>>(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const ruled = new Set(
      operations
        .filter(([name, { access }]) => isPermission(access) || name in MATRIX)
        .map(([, { method, path }]) => `${method} ${path}`),
    );
    expect(registered.length).toBeGreaterThan(100);
    expect(registered.filter((route) => !ruled.has(route) && !route.startsWith('head '))).toEqual([]);
    const administrative = operations.filter(([, { path }]) => path.startsWith('/api/admin/'));
    expect(administrative.filter(([, { access }]) => !isPermission(access)).map(([name]) => name)).toEqual([]);
  });

  it('refuses every administrative route to people without rights, changes nothing and records it', async () => {
    const before = await rights();
    const allowed: string[] = [];
    for (const [name, operation] of guarded) {
      const body = operation.body ? { ...plainBody(operation.body), ...SMUGGLED } : {};
      const answer = await call(staff, operation, anyIds(), body);
      if (answer.status !== 403 || answer.body?.code !== 'forbidden') allowed.push(`${name} ${answer.status}`);
    }
    expect(allowed).toEqual([]);
    expect(await rights()).toEqual(before);
    const recorded = await refused();
    const routes = guarded.map(
      ([, { method, path }]) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    );
    expect(routes.filter((route) => !recorded.has(route))).toEqual([]);
  });

  it.each([
    ['a token of a program without the permission', ['external-tasks.work']],
    ['a personal token for one’s own work', null],
  ])('refuses every administrative route to %s', async (_name, permissions) => {
    const expiresAt = new Date(hall.now().getTime() + 86_400_000).toISOString();
    const made = permissions
      ? await admin.post('/api/admin/api-tokens', { name: 'x', permissions, topics: ['x'], expiresAt })
      : await staff.post('/api/me/tokens', { name: 'x', scopes: ['self'], expiresAt });
    expect(made.status).toBe(201);
    const others = guarded.filter(([, { access }]) => access !== 'external-tasks.work' || !permissions);
    const allowed: string[] = [];
    for (const [name, { method, path }] of others) {
      const url = path.replaceAll(/\{(\w+)\}/g, () => randomUUID());
      const { statusCode } = await hall.app.inject({
        ...{ method: method.toUpperCase() as 'GET', url },
        ...{ headers: { authorization: `Bearer ${made.body.token}` }, ...(method !== 'get' && { payload: {} }) },
      });
      if (statusCode !== 403) allowed.push(`${name} ${statusCode}`);
    }
    expect(allowed).toEqual([]);
  });

  it('gives each permission nothing but its own routes', async () => {
    const reached: string[] = [];
    for (const held of PERMISSIONS) {
      await narrow(staff, [held], {});
      for (const [name, operation] of guarded.filter(([, { access, method }]) => access !== held && method === 'get')) {
        const { status } = await call(staff, operation, anyIds());
        if (status !== 403) reached.push(`${held} → ${name} ${status}`);
      }
    }
    expect(reached).toEqual([]);
  });

  describe('with a grant for one service', () => {
    const beyond = ['leave-request', 'temporary-card'];
    let draft: string;

    beforeAll(async () => {
      const designer = await hall.as('designer');
      draft = (await designer.post('/api/studio/drafts', { itemKey: 'leave-request' })).body.id;
      await narrow(staff, [...PERMISSIONS], { items: ['seal-use'] });
    });

    it('refuses what cannot be granted for a service', async () => {
      const allowed: string[] = [];
      for (const [name, operation] of guarded.filter(([, { scoped }]) => !scoped)) {
        const { status } = await call(staff, operation, anyIds(), operation.body ? plainBody(operation.body) : {});
        if (status !== 403) allowed.push(`${name} ${status}`);
      }
      expect(allowed).toEqual([]);
    });

    it('refuses everything of other services, as if it were not there', async () => {
      const { prisma } = hall.database;
      const definition = await prisma.definition.findFirstOrThrow({ where: { itemKey: 'leave-request' } });
      const incident = await prisma.incident.create({
        data: { instanceId: application, kind: 'process', message: 'x', elementId: null },
      });
      const idOf = (path: string): string => {
        if (path.startsWith('/api/studio/drafts')) return draft;
        return path.startsWith('/api/incidents') ? incident.id : definition.id;
      };
      const bodies: Record<string, object> = {
        planMigration: { fromDefinitionId: definition.id, toDefinitionId: definition.id },
        createMigration: { fromDefinitionId: definition.id, toDefinitionId: definition.id },
        createItemDraft: { itemKey: 'leave-request' },
      };
      const reached: string[] = [];
      for (const [name, operation] of guarded.filter(([, { scoped, multipart, path, body }]) => {
        return scoped && !multipart && (path.includes('{') || body);
      })) {
        // They show nothing of a service: the people of an audience that is sent along, and a guide as it would look.
        if (name === 'previewAudience' || name === 'previewGuide') continue;
        const ids = { ...anyIds(), id: idOf(operation.path) };
        const body = bodies[name] ?? (operation.body ? plainBody(operation.body) : {});
        const { status, text } = await call(staff, operation, ids, body);
        // What does not even have the right form tells nothing either.
        if (![400, 403, 404].includes(status) || text.includes('请假')) reached.push(`${name} ${status}`);
      }
      expect(reached).toEqual([]);
      for (const url of ['', '/history', '/diagram', '/forecast', '/comments', '/sheet'])
        expect([url, (await staff.get(`/api/instances/${application}${url}`)).status]).toEqual([url, 404]);
      const end = await staff.post(`/api/instances/${application}/terminate`, { reason: 'x' });
      expect(end.status).toBe(404);
    });

    it('lists nothing of other services', async () => {
      const lists = guarded.filter(([, { scoped, method, path, produces }]) => {
        return scoped && method === 'get' && !path.includes('{') && !produces;
      });
      expect(lists.length).toBeGreaterThan(4);
      for (const [name, { path }] of lists) {
        const { status, text } = await staff.get(path);
        expect([name, status, beyond.filter((key) => text.includes(`"${key}"`))]).toEqual([name, 200, []]);
      }
      const all = await staff.get('/api/instances?scope=all');
      expect(all.body.items).toEqual([]);
    });

    it('records what was tried beyond it', async () => {
      const recorded = await refused();
      expect(recorded.has('GET /api/studio/drafts/:id')).toBe(true);
      expect(recorded.has('POST /api/incidents/:id/retry')).toBe(true);
    });
  });

  describe('mass assignment', () => {
    it('is refused or without effect on every mutation, for the mightiest, too', async () => {
      await narrow(staff, [], {});
      const before = await rights();
      const odd: string[] = [];
      const answers: [string, Answer][] = [];
      for (const [name, operation] of mutations) {
        // Those that end the caller's own session, or make what they are asked to.
        if (['login', 'logout', 'refresh', 'createRole', 'createApiToken', 'createMyToken'].includes(name)) continue;
        const body = { ...plainBody(operation.body as TSchema), ...SMUGGLED };
        answers.push([name, await call(student, operation, anyIds(), body)]);
      }
      for (const [name, { status }] of answers) if (status >= 500 && status !== 503) odd.push(`${name} ${status}`);
      expect(odd).toEqual([]);
      expect(await rights()).toEqual(before);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      expect(await has(student)).toEqual([]);
    });

    it('makes no application somebody else’s, and no member an administrator', async () => {
      const director = await hall.as('director');
      const form = await cardForm(hall, director);
      const sent = await director.post('/api/instances', { itemKey: 'temporary-card', form, ...SMUGGLED });
      if (sent.status === 201) {
        expect(sent.body.initiator.id).toBe(director.id);
        expect(sent.body.id).not.toBe(SMUGGLED.id);
      } else expect(sent.status).toBe(400);
      const inForm = await director.post('/api/instances', {
        itemKey: 'temporary-card',
        form: { ...form, ...SMUGGLED },
      });
      expect([201, 400, 422]).toContain(inForm.status);
      if (inForm.status === 201) {
        const { variables } = await hall.database.prisma.instance.findUniqueOrThrow({ where: { id: inForm.body.id } });
        expect(JSON.stringify(variables)).not.toContain('isAdmin');
      }
      for (const body of [{ locale: 'en', roles: ['admin'] }, { permissions: ['roles.manage'] }, { status: 'CLOSED' }])
        expect((await student.patch('/api/me', body)).status).toBe(400);
      expect(await has(student)).toEqual([]);
    });
  });
});
