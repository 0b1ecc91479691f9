import { randomUUID } from 'node:crypto';
import { addDays, localDate } from '@flowhall/calendar';
import { api, type Operation } from '@flowhall/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cells, MATRIX, RELATIONS, type RelationName, type Rule } from './access-matrix.ts';
import { agree, cardForm, taskOf } from './applications.ts';
import { FILES, sendFile } from './multipart.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

/** Words that stand in the application and nowhere else. */
const SECRET = 'Geheimnis-4711';
const RULES: Readonly<Record<string, Rule | undefined>> = MATRIX;

const operations = Object.entries<Operation>(api);
const isPermission = ({ access }: Operation) => access !== 'public' && access !== 'authenticated';
/** Answers that never end, or that need more than JSON. */
const UNCALLED = new Set(['streamEvents', 'uploadAttachment']);

const verdict = ({ status, body }: Answer) => [status, body?.code];

describe('who may call what', () => {
  let hall: ServiceHall;
  let people: Record<RelationName, Caller>;
  let ids: Record<'instance' | 'task' | 'attachment' | 'draft' | 'view' | 'deputy' | 'definition', string>;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    const as = (name: string) => hall.as(name);
    people = {
      ...{ initiator: await as('director'), assignee: await as('network'), deputy: await as('staff') },
      ...{ past: await as('leader'), cc: await as('library-head'), stranger: await as('student') },
      admin: await as('admin'),
    };
    const { initiator, past, assignee } = people;
    const attachment = (await sendFile(initiator, `${SECRET}.pdf`, FILES.pdf)).body.id;
    const form = { ...(await cardForm(hall, initiator)), reason: SECRET, applicationForm: [attachment] };
    const instance = (await initiator.post('/api/instances', { itemKey: 'temporary-card', form })).body.id;
    await past.post(`/api/instances/${instance}/cc`, { userIds: [people.cc.id], message: SECRET });
    await agree(past, instance, { opinion: SECRET });
    await initiator.post(`/api/instances/${instance}/comments`, { body: SECRET });
    const today = localDate(hall.now());
    const days = { from: today, to: addDays(today, 3) };
    const deputy = (await assignee.post('/api/deputies', { deputyId: people.deputy.id, ...days, reason: SECRET })).body
      .id;
    const draft = (await initiator.post('/api/drafts', { itemKey: 'temporary-card', form: { reason: SECRET } })).body
      .id;
    const view = (await initiator.post('/api/saved-views', { name: SECRET, list: 'todo', filters: {} })).body.id;
    expect([deputy, draft, view]).not.toContain(undefined);
    const { id: definition } = await hall.database.prisma.definition.findFirstOrThrow();
    ids = { instance, attachment, deputy, draft, view, definition, task: await taskOf(assignee, instance) };
  });
  afterAll(() => hall?.close());

  function idFor({ path }: Operation): string {
    const thing = path.split('/')[2] ?? '';
    const known: Record<string, string> = {
      instances: ids.instance,
      tasks: ids.task,
      attachments: ids.attachment,
      drafts: ids.draft,
      deputies: ids.deputy,
      definitions: ids.definition,
      'saved-views': ids.view,
    };
    return known[thing] ?? randomUUID();
  }

  /** Valid bodies, so that what is refused is the caller. */
  const bodyOf = (name: string): object => {
    const userId = people.past.id;
    const today = localDate(hall.now());
    const bodies: Record<string, object> = {
      completeTask: { outcome: 'agree' },
      returnTask: { target: 'initiator', opinion: '请补充' },
      transferTask: { userId },
      delegateTask: { userId },
      addSign: { kind: 'before', userIds: [userId] },
      removeSign: { userIds: [userId] },
      sendCopy: { userIds: [userId] },
      addComment: { body: '请看' },
      saveDraft: { form: {}, version: 1 },
      changeDeputy: { deputyId: userId, from: today, to: today },
      changeSavedView: { name: '新', filters: {}, isDefault: false },
      actOnTasks: { action: 'agree', tasks: [{ taskId: ids.task, version: 99 }] },
      getItemOptions: { form: {} },
      showClearValue: { field: '/nothing' },
    };
    return bodies[name] ?? {};
  };

  function call(caller: Caller, name: string, operation: Operation): Promise<Answer> {
    const { method, path } = operation;
    const values: Record<string, string> = { key: 'temporary-card', name: 'x.docx', version: '1', form: 'application' };
    const url = path.replaceAll(/\{(\w+)\}/g, (_place, key: string) => values[key] ?? idFor(operation));
    if (method === 'get') return caller.get(url);
    if (method === 'delete') return caller.delete(url);
    if (method === 'put') return caller.put(url, bodyOf(name));
    return method === 'patch' ? caller.patch(url, bodyOf(name)) : caller.post(url, bodyOf(name));
  }

  it('is said of every operation', () => {
    const unruled = operations.filter(([name, operation]) => !isPermission(operation) && RULES[name] === undefined);
    expect(unruled.map(([name]) => name)).toEqual([]);
    const opened = operations.filter(([name, { access }]) => (RULES[name] === 'public') !== (access === 'public'));
    expect(opened.map(([name]) => name)).toEqual([]);
    const withId = operations.filter(
      ([name, { params }]) => params && 'id' in params.properties && RULES[name] === 'own',
    );
    expect(withId.map(([name]) => name)).toEqual([]);
  });

  const guarded = operations.filter(([, { access }]) => access !== 'public');
  it.each(guarded)('%s asks who is calling', async (name, operation) => {
    expect(verdict(await call(hall.nobody, name, operation))).toEqual([401, 'unauthenticated']);
  });

  it.each(operations.filter(([, operation]) => isPermission(operation)))(
    '%s is refused to all who lack the permission, however they are related',
    async (name, operation) => {
      for (const relation of RELATIONS.filter((one) => one !== 'admin')) {
        expect([relation, ...verdict(await call(people[relation], name, operation))]).toEqual([
          relation,
          403,
          'forbidden',
        ]);
      }
    },
  );

  const byRelation = operations.flatMap(([name, operation]): [string, Operation, Cells][] => {
    const rule = RULES[name];
    return typeof rule === 'object' ? [[name, operation, rule]] : [];
  });
  it.each(byRelation)('%s is for those related as its row says', async (name, operation, cells) => {
    for (const relation of RELATIONS) {
      const cell = cells[relation];
      // What changes something and is allowed is shown elsewhere: here the application must stay as it is.
      if (cell === 'yes' && operation.method !== 'get') continue;
      const answer = await call(people[relation], name, operation);
      if (cell === 'yes') expect([relation, answer.status]).toEqual([relation, 200]);
      else expect([relation, ...verdict(answer)]).toEqual([relation, ...cell]);
      if (relation === 'stranger') expect(answer.text).not.toContain(SECRET);
    }
  });

  const open = operations.filter(([name]) => typeof RULES[name] === 'string' && !UNCALLED.has(name));
  it.each(open)('%s tells a stranger nothing of it', async (name, operation) => {
    const { stranger } = people;
    const answer = await call(stranger, name, operation);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toContain(SECRET);
    expect(answer.text).not.toContain(ids.instance);
  });

  it.each([
    '/api/instances?scope=involved',
    '/api/instances?q=Geheimnis',
    '/api/instances?scope=involved&q=Geheimnis',
    '/api/tasks?view=todo&q=Geheimnis',
    '/api/tasks?view=done&q=Geheimnis',
    '/api/tasks?view=cc&q=Geheimnis',
    '/api/deputies?scope=received',
    '/api/tasks/export?view=done',
    '/api/instances/export?scope=involved',
  ])('lists nothing of it to a stranger under %s', async (url) => {
    const answer = await people.stranger.get(url);
    expect([answer.status, answer.text.includes(SECRET), answer.text.includes(ids.instance)]).toEqual([
      200,
      false,
      false,
    ]);
  });

  it('leaves the application as it was', async () => {
    const { items } = (await people.admin.get(`/api/instances/${ids.instance}/history`)).body;
    expect(items.map((entry: { action: string }) => entry.action)).toEqual(['submit', 'cc', 'agree']);
  });
});
