import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Config } from '../src/config.ts';
import { deployFolder } from '../src/modules/definitions/index.ts';
import { agree, applyForCard, cardForm } from './applications.ts';
import { type Caller, copyItems, type ServiceHall, startServiceHall, USUAL_ITEMS } from './start-service-hall.ts';

describe('service items', () => {
  let hall: ServiceHall;
  let director: Caller;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    director = await hall.as('director');
  });
  afterAll(() => hall?.close());

  const keys = (body: { items: { key: string }[] }) => body.items.map((item) => item.key);

  describe('the list', () => {
    it('finds by words in either language, and counts categories', async () => {
      expect(keys((await director.get('/api/items?q=校园卡')).body)).toEqual(['temporary-card']);
      expect(keys((await director.get('/api/items?q=LEAVE')).body)).toEqual(['leave-request']);
      expect(keys((await director.get('/api/items?q=nothing-like-it')).body)).toEqual([]);
      const { body } = await director.get('/api/items?category=campus-card');
      expect(keys(body)).toEqual(['temporary-card']);
      expect(body.categories).toContainEqual({
        key: 'human-resources',
        name: { zh: '人事服务', en: 'Human resources' },
        count: 1,
      });
    });

    it('remembers favourites and the last use', async () => {
      expect((await director.put('/api/items/seal-use/favourite')).status).toBe(204);
      expect((await director.put('/api/items/seal-use/favourite')).status).toBe(204);
      expect(keys((await director.get('/api/items?favourite=true')).body)).toEqual(['seal-use']);
      expect((await director.delete('/api/items/seal-use/favourite')).status).toBe(204);
      expect(keys((await director.get('/api/items?favourite=true')).body)).toEqual([]);
      expect((await director.put('/api/items/no-such-item/favourite')).status).toBe(404);

      const { body } = await applyForCard(hall);
      const listed = await director.get('/api/items?q=校园卡');
      expect(listed.body.items[0].lastUsedAt).toBe(body.createdAt);
    });
  });

  describe('one item', () => {
    it('gives guide, materials, route and form in the caller’s language', async () => {
      const zh = await director.get('/api/items/temporary-card');
      const en = await director.get('/api/items/temporary-card', { 'accept-language': 'en' });
      expect(zh.body.form.schema.properties.reason.title).toBe('申请理由');
      expect(en.body.form.schema.properties.reason.title).toBe('Reason');
      expect(zh.body.form.schema.properties.persons.items.properties).not.toHaveProperty('cardNumber');
      expect(zh.body.guide.zh).toContain('<h2>');
      expect(zh.body.steps.map((step: { stepId: string }) => step.stepId)).toEqual([
        'apply',
        'it-leader',
        'network-director',
        'card-centre',
      ]);
      expect(zh.body.switches).toEqual({ draft: true, withdraw: true, terminate: true, print: true });
    });

    it('offers its templates for download', async () => {
      const { body } = await director.get('/api/items/temporary-card');
      const { template } = body.materials[0];
      const file = await director.get(template.url);
      expect(file.status).toBe(200);
      expect(file.headers['content-type']).toContain('wordprocessingml');
      expect(file.headers['content-disposition']).toMatch(/^attachment/);
      expect(file.headers['cache-control']).toContain('immutable');
      const strange = [`${template.url}x`, template.url.replace(/[^/]+$/, '..%2Fitem.yaml')];
      for (const url of strange) expect((await director.get(url)).status).toBe(404);
    });

    it('compiles its form’s validation for anybody, and only for steps that exist', async () => {
      const { body } = await director.get('/api/items/temporary-card');
      const { status, headers, text } = await hall.nobody.get(body.form.validatorUrl);
      expect(status).toBe(200);
      expect(headers['content-type']).toContain('text/javascript');
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(text).toMatch(/^export default/);
      const wrong = [
        body.form.validatorUrl.replace('step=apply', 'step=none'),
        body.form.validatorUrl.replace('/application/', '/other/'),
        body.form.validatorUrl.replace(body.definitionId, crypto.randomUUID()),
      ];
      for (const url of wrong) expect((await hall.nobody.get(url)).status).toBe(404);
    });

    it('offers the head above to a head who would approve the own application', async () => {
      const [dean, president] = [await hall.as('dean'), await hall.as('president')];
      const form = { leaveType: 'annual', startDate: '2026-09-07', endDate: '2026-09-08', reason: '家中有事' };
      const request = { form: { ...form, contactPhone: '13800138000' } };
      const { body } = await dean.post('/api/items/leave-request/options', request);
      expect(body.branches[0].steps).toMatchObject([
        { stepId: 'head', candidates: [{ id: president.id }], preselected: [president.id], pick: 'no', passes: null },
      ]);
    });

    it('says where an application would go, without making one', async () => {
      const form = await cardForm(hall, director);
      const before = await hall.database.prisma.instance.count();
      const { body } = await director.post('/api/items/temporary-card/options', { form });
      const leader = await hall.as('leader');
      expect(body.branches).toMatchObject([
        { flowId: null, steps: [{ stepId: 'it-leader', preselected: [leader.id], pick: 'one', mode: 'single' }] },
      ]);
      expect(body.channels).toEqual([
        { channel: 'in-app', available: true, preselected: true },
        { channel: 'sms', available: false, preselected: false },
        { channel: 'email', available: false, preselected: false },
        { channel: 'wecom', available: false, preselected: false },
      ]);
      expect(await hall.database.prisma.instance.count()).toBe(before);
      const invalid = await director.post('/api/items/temporary-card/options', { form: {} });
      expect([invalid.status, invalid.body.code]).toEqual([422, 'form-invalid']);
    });
  });

  describe('deployment', () => {
    const deploy = (directory: string, runtime: Config['runtime'] = 'auto') => {
      const errors: object[] = [];
      const log = { info: () => undefined, error: (details: object) => errors.push(details) };
      const { prisma } = hall.database;
      return deployFolder({ prisma, clock: hall.now, log, runtime }, directory).then((result) => ({
        ...result,
        errors,
      }));
    };
    const copyOfProcesses = async () => {
      const folder = await mkdtemp(join(tmpdir(), 'flowhall-processes-'));
      onTestFinished(() => rm(folder, { recursive: true }));
      copyItems(folder);
      return folder;
    };
    const edit = async (file: string, change: (text: string) => string) =>
      writeFile(file, change(await readFile(file, 'utf8')));

    it('makes no new version of the same content', async () => {
      const { deployed } = await deploy(await copyOfProcesses());
      expect(deployed).toHaveLength(USUAL_ITEMS.length);
      for (const { version, fresh } of deployed) expect({ version, fresh }).toEqual({ version: 1, fresh: false });
    });

    it('makes a version for another runtime, says why, and leaves running applications on theirs', async () => {
      const before = (await applyForCard(hall)).body.id;
      const { deployed } = await deploy(await copyOfProcesses(), 'tokens');
      expect(deployed.every(({ fresh }) => fresh)).toBe(true);
      const after = (await applyForCard(hall)).body.id;
      const leader = await hall.as('leader');
      for (const id of [before, after]) expect((await agree(leader, id)).status).toBe(200);
      const designer = await hall.as('designer');
      const { body } = await designer.get('/api/definitions');
      const versions = body.items.filter((one: { itemKey: string }) => one.itemKey === 'temporary-card');
      expect(versions).toMatchObject([
        { version: 2, runtime: 'tokens', runtimeReason: 'asked for: tokens', current: true },
        { version: 1, runtime: 'bpmn-engine', runtimeReason: expect.stringContaining('bpmn-engine runs every') },
      ]);
    });

    it('leaves running applications on the version that they began with', async () => {
      const { body } = await applyForCard(hall);
      const folder = await copyOfProcesses();
      await edit(join(folder, 'temporary-card/item.yaml'), (text) =>
        text.replace('promisedDays: 5', 'promisedDays: 7'),
      );
      const { deployed } = await deploy(folder);
      expect(deployed.find((one) => one.itemKey === 'temporary-card')).toMatchObject({ version: 3, fresh: true });
      const item = await director.get('/api/items/temporary-card');
      expect(item.body).toMatchObject({ version: 3, promisedDays: 7 });
      const instance = await director.get(`/api/instances/${body.id}`);
      expect(instance.body.definition.version).toBe(2);
      const designer = await hall.as('designer');
      const versions = (await designer.get('/api/definitions')).body.items.filter(
        (one: { itemKey: string }) => one.itemKey === 'temporary-card',
      );
      expect(versions.map((one: { version: number; current: boolean }) => [one.version, one.current])).toEqual([
        [3, true],
        [2, false],
        [1, false],
      ]);
      const audit = await hall.database.prisma.auditEntry.findMany({ where: { action: 'deploy' } });
      expect(audit.at(-1)).toMatchObject({ subject: 'temporary-card', detail: { version: 3 } });
    });

    it('refuses a broken item with its findings and deploys the others', async () => {
      const folder = await copyOfProcesses();
      await edit(join(folder, 'leave-request/process.bpmn'), (text) =>
        text.replace('targetRef="head"', 'targetRef="nowhere"'),
      );
      await edit(join(folder, 'seal-use/item.yaml'), (text) => text.replace('promisedDays: 3', 'promisedDays: 4'));
      const { deployed, refused, errors } = await deploy(folder);
      expect(refused.map((one) => one.folder)).toEqual(['leave-request']);
      expect(refused[0]?.findings[0]).toMatchObject({ file: 'process.bpmn', severity: 'error' });
      expect(errors).toHaveLength(1);
      expect(deployed.find((one) => one.itemKey === 'seal-use')).toMatchObject({ version: 4, fresh: true });
      expect((await director.get('/api/items/leave-request')).body.version).toBe(3);
    });

    it('takes applications only when it is open, and says when that is', async () => {
      const folder = await copyOfProcesses();
      const file = join(folder, 'seal-use/item.yaml');
      const opened = (from: string, until: string) =>
        edit(file, (text) =>
          text.replace(/^(opening: .*\n)?key:/, `opening: { from: "${from}", until: "${until}" }\nkey:`),
        );
      await opened('2000-01-01', '2000-01-31T12:00');
      await deploy(folder);
      const { body } = await director.get('/api/items/seal-use');
      const opening = { open: false, from: '2000-01-01', until: '2000-01-31T12:00', daily: null };
      expect(body.opening).toEqual(opening);
      const start = await director.post('/api/instances', { itemKey: 'seal-use', form: {} });
      expect([start.status, start.body.code]).toEqual([409, 'item-closed']);
      const ask = await director.post('/api/items/seal-use/options', { form: {} });
      expect([ask.status, ask.body.code]).toEqual([409, 'item-closed']);
      const closedUntil = async () => {
        const { items } = (await director.get('/api/items')).body;
        return items.find((one: { key: string }) => one.key === 'seal-use').closed;
      };
      expect([await closedUntil(), body.closed]).toEqual([{ opensAt: null }, { opensAt: null }]);
      await opened('2998-01-01', '2999-12-31');
      await deploy(folder);
      expect(await closedUntil()).toEqual({ opensAt: '2997-12-31T16:00:00.000Z' });
      await opened('2000-01-01', '2999-12-31');
      await deploy(folder);
      expect((await director.get('/api/items/seal-use')).body.opening.open).toBe(true);
      expect(await closedUntil()).toBeNull();
      expect((await director.post('/api/instances', { itemKey: 'seal-use', form: {} })).body.code).toBe('form-invalid');
    });

    it('begins a form with the applicant’s data, and does without fields that are not there', async () => {
      const folder = await copyOfProcesses();
      const file = join(folder, 'seal-use/forms/application.json');
      const form = JSON.parse(await readFile(file, 'utf8'));
      const title = (zh: string) => ({ title: zh, 'x-i18n': { en: { title: zh } } });
      form.schema.properties.who = {
        type: 'string',
        'x-default': 'initiator.name + " " + string(date(today).year)',
        ...title('谁'),
      };
      form.schema.properties.where = {
        type: 'string',
        format: 'department',
        'x-default': 'organisation.departments[1].id',
        ...title('部门'),
      };
      form.schema.properties.later = { type: 'string', minLength: 3, ...title('以后') };
      form.schema.required.push('later');
      form.show = { later: 'who = "nobody"' };
      form.uiSchema['ui:order'].push('*');
      await writeFile(file, JSON.stringify(form));
      const { refused } = await deploy(folder);
      expect(refused).toEqual([]);
      const { body } = await director.get('/api/items/seal-use');
      const me = (await director.get('/api/me')).body;
      expect(body.initial).toMatchObject({ who: `${me.name} ${hall.now().getFullYear()}` });
      expect(body.initial.where).toMatch(/^[\w-]{36}$/);
      expect(body.form.show).toEqual({ later: 'who = "nobody"' });
      const asked = async (who: string) => {
        const answer = await director.post('/api/items/seal-use/options', { form: { who } });
        return answer.body.errors.map((one: { pointer: string }) => one.pointer);
      };
      expect(await asked('somebody')).not.toContain('/form/later');
      expect(await asked('nobody')).toContain('/form/later');
    });

    it('makes one version when two servers start at once', async () => {
      const folder = await copyOfProcesses();
      await edit(join(folder, 'seal-use/item.yaml'), (text) => text.replace('promisedDays: 3', 'promisedDays: 9'));
      const [one, other] = await Promise.all([deploy(folder), deploy(folder)]);
      const fresh = [one, other].flatMap(({ deployed }) => deployed.filter((item) => item.itemKey === 'seal-use'));
      expect(fresh.map((item) => item.fresh).sort()).toEqual([false, true]);
      expect(new Set(fresh.map((item) => item.version)).size).toBe(1);
    });
  });
});
