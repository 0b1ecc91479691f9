import { describe, expect, test } from 'vitest';
import { indexModel } from '../lookup.ts';
import { parseBpmn } from '../parse.ts';
import { unjoinedMeetings } from './unjoined-meetings.ts';

/** `a>b>c` are flows; ids that start with f or j are parallel gateways, i inclusive, x and m exclusive ones, u user tasks. */
async function found(flows: string, more = ''): Promise<string[]> {
  const pairs = flows.split(' ').flatMap((way) => {
    const ids = way.split('>');
    return ids.slice(1).map((id, n) => [ids[n] ?? '', id]);
  });
  const kinds: Record<string, string> = { f: 'parallelGateway', j: 'parallelGateway', i: 'inclusiveGateway' };
  const others: Record<string, string> = { x: 'exclusiveGateway', m: 'exclusiveGateway', u: 'userTask', t: 'task' };
  const ids = [...new Set(pairs.flat())].filter((id) => !['start', 'end'].includes(id) && !id.startsWith('b'));
  const nodes = ids.map((id) => `<${{ ...kinds, ...others }[id[0] ?? '']} id="${id}"/>`).join('');
  const xml = `<definitions id="D" targetNamespace="t" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P" isExecutable="true"><startEvent id="start"/><endEvent id="end"/>${nodes}${more}${pairs.map(([a, b], n) => `<sequenceFlow id="q${n}" sourceRef="${a}" targetRef="${b}"/>`).join('')}</process></definitions>`;
  return unjoinedMeetings(indexModel((await parseBpmn(xml)).model), 'P').sort();
}

const beside = (id: string, host: string, definition = '<signalEventDefinition/>') =>
  `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="false">${definition}</boundaryEvent>`;
const once = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';

describe('no two tokens meet', () => {
  test.each([
    ['in a sequence', 'start>u1>u2>end'],
    ['in a block', 'start>f>u1>j>u3>end f>u2>j'],
    ['in nested blocks', 'start>f>f2>u1>j2>j>end f2>u2>j2 f>u3>j'],
    ['in nested blocks in a loop', 'start>m>f>f2>u1>j2>j>x>end f2>u2>j2 f>u3>j x>m'],
    ['in a block with a choice in a branch', 'start>f>x>u1>m>j>end x>u2>m f>u3>j'],
    ['in a block with a loop in a branch', 'start>f>m>u1>x>j>end x>m f>u3>j'],
    ['in blocks one after the other', 'start>f>u1>j>f2>u3>j2>end f>u2>j f2>u4>j2'],
    ['when a branch ends by itself', 'start>f>u1>j>u3>end f>u2>j f>u4>end'],
    ['when a branch may leave for the end', 'start>i>u1>x>i2>u3>end x>end i>u2>i2'],
    ['when nobody has to wait', 'start>f>t1>t2>end f>t3>t2'],
  ])('%s', async (_, flows) => {
    expect(await found(flows)).toEqual([]);
  });

  test('beside a task, when the event happens once', async () => {
    expect(await found('start>u1>end b>u2>end', beside('b', 'u1', once))).toEqual([]);
    expect(await found('start>u1>end b>t2>end', beside('b', 'u1'))).toEqual([]);
  });
});

describe('two tokens may meet', () => {
  test.each([
    ['after a choice', 'start>f>u1>m>u3>end f>u2>m', ['u3']],
    ['behind a join of a part of them', 'start>f>f2>u1>j2>u4>end f2>u2>j2 f>u3>u4', ['u4']],
    ['at a join that they reach by the same flow', 'start>f>u1>m>j>end f>u2>m f>u3>j', ['j']],
    ['when a loop comes round while a branch goes on', 'start>m>f>u1>j>x>end f>u2>j f>u3>end x>m', ['u3']],
  ])('%s', async (_, flows, where) => {
    expect(await found(flows)).toEqual(expect.arrayContaining(where));
  });

  test('beside a task, when the event happens again or leads back', async () => {
    expect(await found('start>u1>end b>u2>end', beside('b', 'u1'))).toEqual(['u2']);
    expect(await found('start>u1>end b>t2>u1', beside('b', 'u1', once))).toEqual(['u1']);
    expect(await found('start>m>u1>x>end x>m b>u2>end', beside('b', 'u1', once))).toEqual(['u2']);
  });
});
