import { expect, test } from 'vitest';
import { compileWith, Driver } from '../driver.ts';
import { boundary, bpmnWith, chain, end, event, eventSubProcess, openSubProcess, start, user } from '../models.ts';

const ROOTS = '<error id="e1" errorCode="E1"/><error id="e2" errorCode="E2"/><escalation id="c1" escalationCode="C1"/>';
const error = (ref?: string) => `<errorEventDefinition${ref ? ` errorRef="${ref}"` : ''}/>`;
const escalation = (ref?: string) => `<escalationEventDefinition${ref ? ` escalationRef="${ref}"` : ''}/>`;

compileWith({ serves: ['calls'] });

test('an event sub-process catches inside; what it throws goes further out', async () => {
  const xml = bpmnWith(
    ROOTS,
    start() + end() + user('by', 'after'),
    openSubProcess(
      's',
      event('endEvent', 'fail', error('e1')) + chain('s_s', 'fail'),
      eventSubProcess(
        'h',
        error('e1'),
        true,
        user('v') + event('endEvent', 'again', error('e1')) + chain('h_s', 'v', 'again'),
      ),
    ),
    boundary('b', 's', error('e1')) + chain('start', 's', 'after', 'end') + chain('b', 'by', 'end'),
  );
  const d = await Driver.start(xml);
  expect(d.waiting).toEqual(['v']);
  expect(d.complete('v').waiting).toEqual(['by']);
});

test('one out of a called process is caught on the call activity, which goes on', async () => {
  const xml = bpmnWith(
    ROOTS,
    `${start() + end('end', 'e9') + user('noted')}<callActivity id="call" calledElement="Q"/>`,
    boundary('b', 'call', escalation(), false) + chain('start', 'call', 'end') + chain('b', 'noted', 'e9'),
  );
  const d = await Driver.start(xml);
  const executionId = d.executionId('call');
  expect(d.last.effects).toEqual([{ type: 'call', elementId: 'call', executionId, calledElement: 'Q' }]);
  expect(d.send({ type: 'escalate', executionId, code: 'C1' }).waiting).toEqual(['call', 'noted']);
  expect(d.complete('call').complete('noted').last.status).toBe('completed');
});
