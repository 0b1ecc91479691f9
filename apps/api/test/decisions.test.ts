import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployFolder } from '../src/modules/definitions/index.ts';
import { agree, names } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const LEAVE = join(import.meta.dirname, '../../../processes/leave-request');

/** Leave requests whose route is decided by a table. */
const routes = (limit: number) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="routes" name="Routes" namespace="urn:test">
<decision id="route" name="Route"><decisionTable id="table">
<input id="input"><inputExpression typeRef="number"><text>days</text></inputExpression></input><output id="output" name="route"/>
<rule id="short"><inputEntry><text>&lt;= ${limit}</text></inputEntry><outputEntry><text>"short"</text></outputEntry></rule>
<rule id="long"><inputEntry><text>&gt; ${limit}</text></inputEntry><outputEntry><text>"long"</text></outputEntry></rule>
</decisionTable></decision></definitions>`;

const TASK = `targetRef="route" />
<bpmn:businessRuleTask id="route"><bpmn:extensionElements><flow:calledDecision decision="route" result="route" /></bpmn:extensionElements></bpmn:businessRuleTask>
<bpmn:sequenceFlow id="routed" sourceRef="route" targetRef="longer-than-three" />`;

describe.each(['engine', 'tokens'] as const)('decisions of a service item on %s', (runtime) => {
  let hall: ServiceHall;
  let staff: Caller;
  let folder: string;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    staff = await hall.as('staff');
    folder = await mkdtemp(join(tmpdir(), 'flowhall-decisions-'));
    const item = join(folder, 'leave-request');
    await cp(LEAVE, item, { recursive: true });
    const model = await readFile(join(item, 'process.bpmn'), 'utf8');
    const changed = model
      .replaceAll(/<bpmn:(incoming|outgoing)>[^<]*<\/bpmn:\1>/g, '')
      .replace('sourceRef="head" targetRef="longer-than-three" />', `sourceRef="head" ${TASK}`)
      .replace('days &gt; 3<', 'route = "long"<');
    await writeFile(join(item, 'process.bpmn'), changed);
    await mkdir(join(item, 'decisions'));
  });
  afterAll(async () => {
    await hall?.close();
    await rm(folder, { recursive: true });
  });

  const deploy = async (decisions: string) => {
    await writeFile(join(folder, 'leave-request/decisions/routes.dmn'), decisions);
    const log = { info: () => undefined, error: () => undefined };
    return deployFolder({ prisma: hall.database.prisma, clock: hall.now, log, runtime }, folder);
  };
  const leaveUntil = async (endDate: string) => {
    const form = { leaveType: 'personal', startDate: '2026-12-01', endDate, days: 1, reason: '家事' };
    const { body } = await staff.post('/api/instances', {
      itemKey: 'leave-request',
      form: { ...form, contactPhone: '13800138000' },
    });
    return body;
  };
  const agreed = async (leave: { id: string; currentSteps: { people: { id: string }[] }[] }) => {
    const id = leave.currentSteps[0]?.people[0]?.id;
    const { username } = await hall.database.prisma.user.findUniqueOrThrow({ where: { id } });
    return (await agree(await hall.as(username), leave.id)).body;
  };

  it('decide where an application goes, each version by its own tables', async () => {
    const { deployed } = await deploy(routes(3));
    expect(deployed).toMatchObject([{ version: 2, fresh: true }]);
    expect((await deploy(routes(3))).deployed).toMatchObject([{ version: 2, fresh: false }]);
    expect((await agreed(await leaveUntil('2026-12-02'))).status).toBe('completed');
    expect(names(await agreed(await leaveUntil('2026-12-05')))).toEqual(['human-resources']);

    const before = await leaveUntil('2026-12-05');
    expect((await deploy(routes(9))).deployed).toMatchObject([{ version: 3, fresh: true }]);
    expect(names(await agreed(before))).toEqual(['human-resources']);
    expect((await agreed(await leaveUntil('2026-12-05'))).status).toBe('completed');
  });

  it('keep an item with a broken table from being deployed', async () => {
    const { deployed, refused } = await deploy(routes(3).replace('>"short"<', '>short(<'));
    expect(deployed).toEqual([]);
    expect(refused[0]?.findings).toContainEqual(
      expect.objectContaining({ rule: 'dmn-expression', file: 'decisions/routes.dmn', line: 5 }),
    );
  });
});
