import type { FlowNode, ProcessModel, SequenceFlow } from '@flowhall/bpmn';
import { describe, expect, it } from 'vitest';
import { remainingSteps } from './progress.ts';

const TYPES: Record<string, string> = { s: 'StartEvent', e: 'EndEvent', g: 'ExclusiveGateway', b: 'BoundaryEvent' };

/** `a>b` pairs; the first letter of an id gives its type, everything else is a user task. */
function model(...pairs: string[]): ProcessModel {
  const flows = pairs.map((pair): SequenceFlow => {
    const [source = '', target = ''] = pair.split('>');
    return { id: pair, names: {}, source, target, scopeId: 'p', isDefault: false };
  });
  const ids = new Set(flows.flatMap((flow) => [flow.source, flow.target]));
  const nodes = [...ids].map((id): FlowNode => {
    return {
      id,
      type: `bpmn:${TYPES[id[0] ?? ''] ?? 'UserTask'}`,
      names: {},
      incoming: flows.filter((flow) => flow.target === id).map((flow) => flow.id),
      outgoing: flows.filter((flow) => flow.source === id).map((flow) => flow.id),
      scopeId: 'p',
      eventDefinitions: [],
      manualBranching: false,
      cc: [],
    };
  });
  const processes = [{ id: 'p', names: {}, isExecutable: true, lanes: [] }];
  return { processes, nodes, flows, globalTasks: [], messageFlows: [] };
}

describe('remainingSteps', () => {
  const line = model('s>apply', 'apply>leader', 'leader>network', 'network>e');

  it('counts the present step and everything after it', () => {
    expect(remainingSteps(line, ['apply'])).toBe(3);
    expect(remainingSteps(line, ['network'])).toBe(1);
  });

  it('is 0 when nothing waits', () => {
    expect(remainingSteps(line, [])).toBe(0);
  });

  it('takes the shortest way at a branch, also around a loop', () => {
    const branching = model('s>apply', 'apply>g', 'g>dean', 'dean>head', 'head>e', 'g>head', 'head>apply');
    expect(remainingSteps(branching, ['apply'])).toBe(2);
  });

  it('takes the longest of parallel steps', () => {
    expect(remainingSteps(line, ['network', 'leader'])).toBe(2);
  });

  it('does not take a time limit for the way on', () => {
    const limited = model('s>apply', 'apply>leader', 'leader>network', 'network>e', 'b1>e2');
    limited.nodes.find((node) => node.id === 'b1')!.attachedTo = 'apply';
    expect(remainingSteps(limited, ['apply'])).toBe(3);
  });
});
