import { parseBpmn, validateStructure } from '@flowhall/bpmn';
import { describe, expect, it } from 'vitest';
import type { LoopInfo } from '../src/editor/model/element-info.ts';
import { lost } from './support/canonical-xml.ts';
import { tree } from './support/tree.ts';

const file = (content: string, root = '') => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:x">
${root}<process id="p" isExecutable="true">
<startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="a"/>${content}<sequenceFlow id="f2" sourceRef="a" targetRef="e"/><endEvent id="e"/>
</process></definitions>`;

const written = async (write: () => Promise<string>) => {
  const xml = await write();
  // what the panel writes is what BPMN's schema and rules ask for
  expect((await validateStructure(xml)).map(({ rule, message }) => [rule, message.en])).toEqual([]);
  const { model } = await parseBpmn(xml);
  return { xml, node: (id: string) => model.nodes.find((one) => one.id === id)! };
};

const multi = (change: object): LoopInfo => ({
  ...{ kind: 'parallel', cardinality: '', collection: '', item: '', completion: '' },
  ...{ yields: '', into: '', behavior: 'All', signal: '' },
  ...change,
});

describe('data of an activity', () => {
  it('goes in and out by expressions, and leaves no trace when it is taken away', async () => {
    const before = file('<callActivity id="a" calledElement="other"/>');
    const { commands, describe: at, write } = await tree(before);
    commands.setDataLink('a', 'inputs', 0, { value: 'days * 2', to: 'length' });
    commands.setDataLink('a', 'inputs', 1, { value: 'reason', to: 'why' });
    commands.setDataLink('a', 'outputs', 0, { value: 'outcome', to: 'answer' });
    commands.setDataLink('a', 'inputs', 0, { value: 'days * 3', to: 'count' });
    expect(at('a')).toMatchObject({
      inputs: [
        { value: 'days * 3', to: 'count', isFixed: false },
        { value: 'reason', to: 'why' },
      ],
      outputs: [{ value: 'outcome', to: 'answer' }],
    });
    const { node } = await written(write);
    expect(node('a').inputs).toEqual([
      { from: [], to: 'count', value: 'days * 3' },
      { from: [], to: 'why', value: 'reason' },
    ]);
    expect(node('a').outputs).toEqual([{ from: [], to: 'answer', value: 'outcome' }]);
    for (const kind of ['inputs', 'inputs', 'outputs'] as const) commands.setDataLink('a', kind, 0, null);
    const after = (await written(write)).xml;
    // the variable stays: others may use it by now
    expect(lost(before, after)).toEqual([]);
    expect(lost(after, before).filter((line) => !line.includes('dataObject'))).toEqual([]);
  });

  it('comes out of events that wait', async () => {
    const message = '<message id="m" name="paid"/>';
    const { commands, write } = await tree(
      file(
        '<intermediateCatchEvent id="a"><messageEventDefinition id="d" messageRef="m"/></intermediateCatchEvent>',
        message,
      ),
    );
    commands.setDataLink('a', 'outputs', 0, { value: 'amount', to: 'paid' });
    const { node } = await written(write);
    expect(node('a').outputs).toEqual([{ from: [], to: 'paid', value: 'amount' }]);
  });

  it('is kept as it is where it says more', async () => {
    const io =
      '<ioSpecification><dataInput id="i" name="x"/><inputSet><dataInputRefs>i</dataInputRefs></inputSet><outputSet/></ioSpecification>';
    const assignment =
      '<dataInputAssociation id="l"><targetRef>i</targetRef><assignment><from xsi:type="tFormalExpression">1</from><to xsi:type="tFormalExpression">x</to></assignment></dataInputAssociation>';
    const { describe: at } = await tree(file(`<task id="a">${io}${assignment}</task>`));
    expect(at('a').inputs).toEqual([{ value: '', to: 'x', isFixed: true }]);
  });
});

describe('several runs', () => {
  it('go over a list, collect what they yield, and forget it all', async () => {
    const before = file('<userTask id="a"/>');
    const { commands, describe: at, write } = await tree(before);
    const loop = multi({ collection: 'people', item: 'person', yields: 'vote', into: 'votes', completion: 'done' });
    commands.setLoop('a', loop);
    expect(at('a').loop).toEqual(loop);
    expect(at('a').inputs).toEqual([]);
    const { node } = await written(write);
    expect(node('a').loop).toMatchObject({
      kind: 'multi',
      collection: 'loopItems',
      item: 'person',
      collects: { item: 'vote', into: 'loopResults' },
      completionCondition: 'done',
    });
    expect(node('a').inputs).toEqual([{ from: [], to: 'loopItems', value: 'people' }]);
    expect(node('a').outputs).toEqual([{ from: ['loopResults'], to: 'votes' }]);
    commands.setLoop('a', multi({ cardinality: '3' }));
    expect((await written(write)).node('a')).not.toHaveProperty('inputs');
    commands.setLoop('a', loop);
    commands.setLoop('a', { kind: 'loop', condition: 'again', testBefore: true, maximum: '3' });
    expect((await written(write)).node('a').loop).toMatchObject({ kind: 'standard', maximum: 3 });
    commands.setLoop('a', null);
    expect(lost((await written(write)).xml, before).filter((line) => !line.includes('dataObject'))).toEqual([]);
  });

  it('of a sub-process go over a variable', async () => {
    const inner = '<startEvent id="s1"/><sequenceFlow id="g" sourceRef="s1" targetRef="e1"/><endEvent id="e1"/>';
    const { commands, describe: at, write } = await tree(file(`<subProcess id="a">${inner}</subProcess>`));
    const loop = multi({ kind: 'sequential', collection: 'rows', item: 'row', yields: 'sum', into: 'sums' });
    commands.setLoop('a', loop);
    expect(at('a').loop).toEqual(loop);
    const { node } = await written(write);
    expect(node('a').loop).toMatchObject({ collection: 'rows', item: 'row', collects: { item: 'sum', into: 'sums' } });
  });

  it.each(['One', 'None'] as const)('tell when %s of them is done', async (behavior) => {
    const { commands, describe: at, write } = await tree(file('<task id="a"/>'));
    commands.setLoop('a', multi({ cardinality: '2', behavior, signal: 'done' }));
    expect(at('a').loop).toMatchObject({ behavior, signal: 'done' });
    const { node } = await written(write);
    const event = { type: 'bpmn:SignalEventDefinition', ref: { name: 'done' } };
    expect(node('a').loop).toMatchObject({ behavior, [behavior === 'One' ? 'oneEvent' : 'noneEvent']: event });
    commands.setLoop('a', multi({ cardinality: '2' }));
    expect((await written(write)).node('a').loop).toMatchObject({ behavior: 'All' });
  });
});

describe('events', () => {
  const events = (links: string) =>
    file(
      `<task id="a"/><task id="b"/><intermediateThrowEvent id="t">${links}</intermediateThrowEvent><intermediateCatchEvent id="c"><linkEventDefinition id="l2" name="A"/></intermediateCatchEvent>`,
    );

  it('links keep together when the place they lead to is renamed', async () => {
    const { commands, describe: at } = await tree(events('<linkEventDefinition id="l1" name="A"/>'));
    expect(at('t').events[0]?.link).toEqual({ name: 'A', others: ['A'] });
    commands.setLink('c', 'B');
    expect(at('t').events[0]?.link).toEqual({ name: 'B', others: ['B'] });
    commands.setLink('t', 'C');
    expect(at('c').events[0]?.link).toEqual({ name: 'B', others: ['C'] });
  });

  it('undo one activity or all, and wait for it or not', async () => {
    const { commands, describe: at, write } = await tree(events('<compensateEventDefinition id="l1"/>'));
    expect(at('t').events[0]?.compensation?.choices.map(({ id }) => id)).toEqual(['a', 'b']);
    commands.setCompensation('t', 'b', false);
    expect(at('t').events[0]?.compensation).toMatchObject({ activityId: 'b', waits: false });
    expect((await parseBpmn(await write())).model.nodes.find(({ id }) => id === 't')?.eventDefinitions).toMatchObject([
      { activity: 'b', goesOn: true },
    ]);
    commands.setCompensation('t', '', true);
    expect(at('t').events[0]?.compensation).toMatchObject({ activityId: '', waits: true });
  });

  it('have several triggers, each with what it needs', async () => {
    const { commands, describe: at } = await tree(events('<messageEventDefinition id="l1"/>'));
    commands.addTrigger('t', 'bpmn:SignalEventDefinition');
    commands.setReference('t', { name: 'paid' });
    commands.setReference('t', { name: 'all' }, 1);
    expect(at('t').events.map(({ type, reference }) => [type, reference?.name])).toEqual([
      ['bpmn:MessageEventDefinition', 'paid'],
      ['bpmn:SignalEventDefinition', 'all'],
    ]);
    commands.renameReference('t', 'everybody', 1);
    expect(at('t').events[1]?.known.map(({ name }) => name)).toEqual(['everybody']);
    commands.removeTrigger('t', 0);
    expect(at('t').events.map(({ type }) => type)).toEqual(['bpmn:SignalEventDefinition']);
  });
});

describe('data objects and stores', () => {
  it('stand for variables, with a state in their name', async () => {
    const {
      commands,
      describe: at,
      write,
    } = await tree(
      file(
        '<task id="a"/><dataObject id="o"/><dataObjectReference id="r" dataObjectRef="o" name="Paper"/><dataStoreReference id="st"/>',
      ),
    );
    commands.setData('r', { name: 'paper', state: 'checked', isCollection: true });
    commands.setData('st', { name: 'archive', state: '', isCollection: false });
    expect(at('r').data).toMatchObject({ name: 'paper', state: 'checked', isCollection: true });
    expect(at('r').names.zh).toBe('paper [checked]');
    expect(at('st').data).toMatchObject({ name: 'archive', known: ['archive'] });
    const { xml } = await written(write);
    expect(xml).toContain('<dataStore ');
    commands.setData('r', { name: '', state: '', isCollection: false });
    expect(at('r').data).toMatchObject({ name: '', state: '', isCollection: false });
  });
});
