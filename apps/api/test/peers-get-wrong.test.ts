import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { names, taskOf } from './applications.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';
import { along, applyTask, itemsFolder, writeItem } from './write-item.ts';

const ACTIONS = ['agree', 'disagree', 'return-any', 'return-initiator'].map((name) => `<flow:action name="${name}" />`);

const step = (id: string, attributes: string, content: string) => `<userTask id="${id}" name="${id}"><extensionElements>
  <flow:step kind="approve" form="main" ${attributes}>${content}${ACTIONS.join('')}</flow:step></extensionElements></userTask>`;
const users = (list: string) => `<flow:assignment rule="users" users="${list}" />`;
const between = `<startEvent id="start" />${applyTask}<endEvent id="end" />`;

/** What office software is known to get wrong; each is a test of its own. */
describe('what others get wrong', () => {
  let hall: ServiceHall;
  let people: Record<'director' | 'leader' | 'network' | 'card' | 'staff', Caller>;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    const folder = await itemsFolder();
    remove = folder.remove;
    await writeItem(folder.path, {
      key: 'branches',
      process: `${between}<parallelGateway id="split" /><parallelGateway id="join" />
        ${step('all-of-them', 'mode="all"', users('leader network'))}${step('beside', '', users('card'))}
        ${along('start', 'apply', 'split', 'all-of-them', 'join', 'end')}${along('split', 'beside', 'join')}`,
    });
    await writeItem(folder.path, {
      key: 'choices',
      process: `${between}
        <exclusiveGateway id="way"><extensionElements><flow:branching choice="manual" /></extensionElements></exclusiveGateway>
        ${step('near', 'pick="one"', users('leader network'))}${step('far', 'pick="many" mode="all"', users('card staff'))}
        ${along('start', 'apply', 'way')}<sequenceFlow id="to-near" name="Near" sourceRef="way" targetRef="near" />
        <sequenceFlow id="to-far" name="Far" sourceRef="way" targetRef="far" />${along('near', 'end')}${along('far', 'end')}`,
    });
    await writeItem(folder.path, {
      key: 'votes',
      process: `${between}${step('vote', 'mode="vote" disagree="reject"', `${users('leader network card staff')}<flow:vote share="0.75" />`)}
        ${along('start', 'apply', 'vote', 'end')}`,
    });
    const rules: Record<string, string> = {
      initiator: '<flow:assignment rule="initiator" />',
      users: users('leader'),
      role: '<flow:assignment rule="role" role="hr" />',
      post: '<flow:assignment rule="post" post="it-leader" />',
      head: '<flow:assignment rule="head" levels="0" />',
      'head-above': '<flow:assignment rule="head" levels="1" />',
      'form-department-head': '<flow:assignment rule="form-department-head" field="unit" />',
      'form-users': '<flow:assignment rule="form-users" field="colleague" />',
      'handler-of': '<flow:assignment rule="handler-of" step="apply" />',
      expression: '<flow:assignment rule="expression">initiator.id</flow:assignment>',
      chosen: '<flow:assignment rule="chosen" scope="all" />',
    };
    const pick = (id: string) => (id === 'chosen' ? 'pick="one"' : 'mode="any"');
    await writeItem(folder.path, {
      key: 'rules',
      fields: {
        unit: { type: 'string', format: 'department', title: '部门' },
        colleague: { type: 'string', format: 'user', title: '同事' },
      },
      process: `${between}${Object.entries(rules)
        .map(([id, rule]) => step(id, pick(id), rule))
        .join('')}${along('start', 'apply', ...Object.keys(rules), 'end')}`,
    });
    hall = await startServiceHall('pglite', { processesDir: folder.path });
    const as = (name: string) => hall.as(name);
    people = {
      ...{ director: await as('director'), leader: await as('leader'), network: await as('network') },
      ...{ card: await as('card'), staff: await as('staff') },
    };
  });
  afterAll(async () => {
    await hall?.close();
    await remove?.();
  });

  const apply = (itemKey: string, more: object = {}) =>
    people.director.post('/api/instances', { itemKey, form: { reason: '试' }, ...more });
  const act = async (who: Caller, id: string, path: string, body: object): Promise<Answer> =>
    who.post(`/api/tasks/${await taskOf(who, id)}/${path}`, body);
  const agree = (who: Caller, id: string) => act(who, id, 'complete', { outcome: 'agree' });
  const peopleAt = (body: { currentSteps: { stepId: string; people: { id: string }[] }[] }, stepId: string) =>
    body.currentSteps.find((one) => one.stepId === stepId)?.people.map((person) => person.id);

  it('return across parallel branches and a countersign, and jump back to exactly that', async () => {
    const { leader, network, card, director } = people;
    const { id } = (await apply('branches')).body;
    expect((await agree(leader, id)).status).toBe(200);
    const targets = (await network.get(`/api/tasks/${await taskOf(network, id)}/return-targets`)).body.targets;
    expect(targets).toMatchObject([{ stepId: 'apply', initiator: true, cancels: [{ zh: 'beside' }] }]);
    const back = await act(network, id, 'return', { target: 'initiator', opinion: '请补充', resume: 'jump-back' });
    expect(names(back.body)).toEqual(['apply']);
    // Nobody at the other branch or in the countersign is asked any more.
    await expect(taskOf(card, id)).rejects.toThrow();
    const again = await agree(director, id);
    expect(names(again.body).sort()).toEqual(['all-of-them', 'beside']);
    expect(peopleAt(again.body, 'all-of-them')?.sort()).toEqual([leader.id, network.id].sort());
    for (const who of [leader, card]) expect((await agree(who, id)).body.status).toBe('running');
    expect((await agree(network, id)).body.status).toBe('completed');
  });

  it('choose the branch and its people together when submitting', async () => {
    const { director, leader, card, staff } = people;
    const { body } = await director.post('/api/items/choices/options', { form: { reason: '试' } });
    const offered = body.branches.map((one: { flowId: string; steps: { stepId: string; candidates: object[] }[] }) => [
      one.flowId,
      one.steps.map((at) => [at.stepId, at.candidates.length]),
    ]);
    expect(offered).toEqual([
      ['to-near', [['near', 2]]],
      ['to-far', [['far', 2]]],
    ]);
    const far = { flowId: 'to-far', assignees: { far: [card.id, staff.id] } };
    expect((await apply('choices')).body.code).toBe('choice-required');
    expect((await apply('choices', { next: { flowId: 'elsewhere' } })).body.code).toBe('choice-invalid');
    expect((await apply('choices', { next: { flowId: 'to-far' } })).body.code).toBe('assignee-required');
    const foreign = { flowId: 'to-far', assignees: { far: [leader.id] } };
    expect((await apply('choices', { next: foreign })).body.code).toBe('assignee-not-candidate');
    // People for the branch that is not taken are none for the one that is.
    const mixed = { flowId: 'to-near', assignees: { far: [card.id] } };
    expect((await apply('choices', { next: mixed })).body.code).toBe('assignee-required');
    const sent = await apply('choices', { next: far });
    expect([names(sent.body), peopleAt(sent.body, 'far')?.sort()]).toEqual([['far'], [card.id, staff.id].sort()]);
  });

  it('count a disagree in a ratio vote as a vote, with a live tally', async () => {
    const { leader, network, card, staff } = people;
    const { id } = (await apply('votes')).body;
    const tally = async () => (await leader.get(`/api/instances/${id}`)).body.currentSteps[0]?.tally;
    expect(await tally()).toEqual({ needed: 3, agree: 0, disagree: 0, open: 4 });
    const no = await act(leader, id, 'complete', { outcome: 'disagree', opinion: '不妥' });
    expect(no.body.status).toBe('running');
    expect(await tally()).toEqual({ needed: 3, agree: 0, disagree: 1, open: 3 });
    const shown = (await network.get(`/api/tasks/${await taskOf(network, id)}`)).body.round;
    expect(shown.tally).toEqual({ needed: 3, agree: 0, disagree: 1, open: 3 });
    expect((await agree(network, id)).body.status).toBe('running');
    expect((await agree(card, id)).body.status).toBe('running');
    expect((await agree(staff, id)).body.status).toBe('completed');

    const lost = (await apply('votes')).body.id;
    await act(leader, lost, 'complete', { outcome: 'disagree' });
    // Two of four cannot be outvoted by three quarters: nobody else is asked.
    expect((await act(network, lost, 'complete', { outcome: 'disagree' })).body.status).toBe('rejected');
    await expect(taskOf(card, lost)).rejects.toThrow();
  });

  it('forecast the people of every kind of rule', async () => {
    const { prisma } = hall.database;
    const unit = await prisma.department.findUniqueOrThrow({ where: { key: 'finance' } });
    const form = { reason: '试', unit: unit.id, colleague: people.staff.id };
    const { id } = (await apply('rules', { form })).body;
    const usernames = new Map((await prisma.user.findMany()).map((user) => [user.id, user.username]));
    const { steps } = (await people.director.get(`/api/instances/${id}/forecast`)).body;
    const ahead = steps.map((one: { stepId: string; picked: boolean; people: { id: string }[] }) => [
      one.stepId,
      one.picked ? 'picked' : one.people.map((person) => usernames.get(person.id)).sort(),
    ]);
    // The first step is open already: it is shown as the current one.
    expect(ahead).toEqual([
      ['users', ['leader']],
      ['role', ['hr', 'hr2']],
      ['post', ['leader']],
      ['head', ['dean']],
      ['head-above', ['president']],
      ['form-department-head', ['finance-head']],
      ['form-users', ['staff']],
      ['handler-of', ['director']],
      ['expression', ['director']],
      ['chosen', 'picked'],
    ]);
    const { forecast } = (await people.director.post('/api/items/rules/options', { form })).body;
    expect(forecast.map((one: { stepId: string }) => one.stepId)).toEqual([
      'initiator',
      ...ahead.map(([name]: [string]) => name),
    ]);
  });
});
