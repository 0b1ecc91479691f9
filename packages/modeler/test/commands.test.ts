import { parseBpmn, readStepSettings } from '@flowhall/bpmn';
import { describe, expect, it } from 'vitest';
import type { LoopInfo } from '../src/editor/model/element-info.ts';
import type { PlainSetting } from '../src/editor/model/plain-setting.ts';
import { lost } from './support/canonical-xml.ts';
import { itemModels } from './support/models.ts';
import { tree } from './support/tree.ts';

const leave = itemModels.find(({ name }) => name === 'leave-request')!.xml;

type Multi = Extract<LoopInfo, { collection: string }>;
const multi = (change: Partial<Multi>): Multi => ({
  ...{ kind: 'parallel', cardinality: '', collection: '', item: '', completion: '' },
  ...{ yields: '', into: '', behavior: 'All', signal: '' },
  ...change,
});

const stepOf = (settings: readonly PlainSetting[]) => settings.find(({ $type }) => $type === 'flow:Step')!;

describe('what is set at an element', () => {
  it('is read as it is written', async () => {
    const { describe: at } = await tree(leave);
    const head = at('head');
    expect(head.names).toEqual({ zh: '部门负责人审批', en: 'Approval by the head of department' });
    expect(stepOf(head.settings)).toMatchObject({ kind: 'approve', onSamePerson: 'head' });
    expect(stepOf(head.settings).assignments).toEqual([{ $type: 'flow:Assignment', rule: 'head', levels: '0' }]);
    expect(at('longer-than-three').outgoing.map(({ isDefault, otherId }) => [isDefault, otherId])).toEqual([
      [false, 'human-resources'],
      [true, 'decided'],
    ]);
    expect(at('remind-after-two-days').events[0]?.timer).toEqual({
      kind: 'timeDuration',
      value: 'P2D',
      workingTime: false,
    });
  });

  it('changes nothing when it is set to what it was', async () => {
    const { commands, describe: at, write } = await tree(leave);
    for (const id of ['apply', 'head', 'end', 'remind']) {
      for (const setting of at(id).settings) commands.setSetting(id, setting.$type, setting);
      commands.setName(id, 'zh', at(id).names.zh);
      commands.setName(id, 'en', at(id).names.en);
    }
    expect(lost(leave, await write())).toEqual([]);
    expect(lost(await write(), leave)).toEqual([]);
  });

  it('keeps what the panel does not know', async () => {
    const xml = leave.replace(
      '<flow:assignment rule="head" levels="0" />',
      '<flow:assignment rule="head" levels="0" x:note="own" xmlns:x="urn:x" />',
    );
    const { commands, describe: at, write } = await tree(xml);
    const step = stepOf(at('head').settings);
    commands.setSetting('head', 'flow:Step', { ...step, mode: 'all', onNobody: undefined });
    const written = await write();
    expect(written).toContain('x:note="own"');
    const { model } = await parseBpmn(written);
    const settings = readStepSettings(model.nodes.find(({ id }) => id === 'head')!);
    expect(settings).toMatchObject({ mode: 'all', kind: 'approve' });
    expect(settings?.onNobody.then).toBe('refuse');
    expect(settings?.actions).toHaveLength(7);
  });

  it('comes and goes with its element', async () => {
    const { commands, describe: at, write } = await tree(leave);
    commands.setSetting('longer-than-three', 'flow:Branching', { $type: 'flow:Branching', choice: 'manual' });
    commands.setSetting('end', 'flow:Cc', null);
    commands.setName('decided', 'en', 'Decided');
    commands.setName('end', 'en', '');
    const { model } = await parseBpmn(await write());
    const node = (id: string) => model.nodes.find((one) => one.id === id)!;
    expect(node('longer-than-three').manualBranching).toBe(true);
    expect(node('end')).toMatchObject({ cc: [], names: {} });
    expect(at('end').settings).toEqual([]);
    expect(node('decided').names).toEqual({ en: 'Decided' });
  });

  it('takes conditions, timers, messages, loops and scripts', async () => {
    const { commands, describe: at, write } = await tree(leave);
    commands.setCondition('more-than-three', 'days > 5');
    commands.setCondition('up-to-three', 'days <= 5');
    expect(at('longer-than-three').outgoing.every(({ isDefault }) => !isDefault)).toBe(true);
    commands.setDefaultFlow('longer-than-three', 'more-than-three');
    expect(at('more-than-three').flow).toMatchObject({ condition: '', isDefault: true });
    commands.setTimer('remind-after-two-days', 'timeCycle', 'R3/P1D', true);
    commands.setLoop('remind', multi({ kind: 'sequential', cardinality: '3' }));
    const model = (await parseBpmn(await write())).model;
    expect(model.flows.find(({ id }) => id === 'up-to-three')).toMatchObject({ condition: 'days <= 5' });
    const node = (id: string) => model.nodes.find((one) => one.id === id)!;
    expect(node('remind-after-two-days').eventDefinitions[0]?.timer).toEqual({
      kind: 'cycle',
      expression: 'R3/P1D',
      workingTime: true,
    });
    expect(node('remind').loop).toMatchObject({ kind: 'multi', isSequential: true, cardinality: '3' });
    commands.setLoop('remind', null);
    expect(at('remind').loop).toBeUndefined();
  });

  it('names messages and errors once for all', async () => {
    const xml = leave.replace(
      /<bpmn:timerEventDefinition[\s\S]*?<\/bpmn:timerEventDefinition>/,
      '<bpmn:messageEventDefinition id="m" />',
    );
    const { commands, describe: at, write } = await tree(xml);
    commands.setReference('remind-after-two-days', { name: 'paid' });
    commands.setReference('remind-after-two-days', { name: 'paid' });
    commands.setCorrelationKey('remind-after-two-days', '= number');
    expect(at('remind-after-two-days').events[0]).toMatchObject({
      reference: { name: 'paid' },
      correlationKey: '= number',
    });
    const written = await write();
    expect(written.match(/<bpmn:message /g)).toHaveLength(1);
    commands.setReference('remind-after-two-days', { name: '' });
    expect(at('remind-after-two-days').events[0]?.reference).toBeUndefined();
  });

  it('is ignored for elements that are gone', async () => {
    const { commands, write } = await tree(leave);
    commands.setName('nobody', 'zh', 'x');
    commands.setSetting('nobody', 'flow:Step', { $type: 'flow:Step' });
    expect(lost(await write(), leave)).toEqual([]);
  });
});
