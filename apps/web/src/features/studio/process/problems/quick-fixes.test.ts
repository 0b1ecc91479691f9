import type { ElementInfo } from '@flowhall/modeler/editor';
import { describe, expect, it } from 'vitest';
import { process as words } from '../../../../i18n/studio/zh/process/index.ts';
import { type FixingEditor, quickFix } from './quick-fixes.ts';

const info = (change: Partial<ElementInfo>): ElementInfo => ({
  id: 'x',
  type: 'bpmn:UserTask',
  names: { zh: '', en: '' },
  documentation: '',
  settings: [],
  attributes: {},
  incoming: [],
  outgoing: [],
  isEventSubProcess: false,
  isInEventSubProcess: false,
  events: [],
  foreign: [],
  ...change,
});

/** An editor of one element that notes what is asked of it. */
function noting(element: ElementInfo) {
  const asked: unknown[][] = [];
  const note =
    (name: string) =>
    (...values: unknown[]) => {
      asked.push([name, ...values]);
    };
  const editor: FixingEditor = {
    describe: (id: string) => (id === element.id ? element : undefined),
    steps: () => [{ id: element.id, type: element.type, names: element.names }],
    remove: note('remove'),
    appendEnd: note('appendEnd'),
    commands: {
      setName: note('setName'),
      setSetting: note('setSetting'),
      setDefaultFlow: note('setDefaultFlow'),
    },
  };
  return { asked, editor };
}

const problem = (rule: string) => ({
  rule,
  severity: 'error' as const,
  elementId: 'x',
  message: { zh: '', en: '' },
  mend: { zh: '', en: '' },
});

describe('what mends a problem at once', () => {
  it('is the otherwise way of a gateway: a flow without condition, else the last', () => {
    const flow = (id: string, condition: string) => ({
      id,
      condition,
      name: '',
      otherId: '',
      otherName: '',
      isDefault: false,
    });
    const open = noting(info({ type: 'bpmn:ExclusiveGateway', outgoing: [flow('a', ''), flow('b', 'x > 1')] }));
    quickFix(problem('default-missing'), open.editor, words, [])?.apply();
    const full = noting(info({ type: 'bpmn:ExclusiveGateway', outgoing: [flow('a', 'x > 2'), flow('b', 'x > 1')] }));
    quickFix(problem('default-missing'), full.editor, words, [])?.apply();
    expect([...open.asked, ...full.asked]).toEqual([
      ['setDefaultFlow', 'x', 'a'],
      ['setDefaultFlow', 'x', 'b'],
    ]);
  });

  it('keeps what else a step says', () => {
    const { asked, editor } = noting(info({ settings: [{ $type: 'flow:Step', mode: 'all' }] }));
    quickFix(problem('assignment-missing'), editor, words, [])?.apply();
    quickFix(problem('form-missing'), editor, words, ['application'])?.apply();
    expect(asked.map(([, , , setting]) => setting)).toEqual([
      { $type: 'flow:Step', mode: 'all', assignments: [{ $type: 'flow:Assignment', rule: 'head', levels: '0' }] },
      { $type: 'flow:Step', mode: 'all', form: 'application' },
    ]);
  });

  it('names, ends and removes', () => {
    const { asked, editor } = noting(info({}));
    for (const rule of ['step-unnamed', 'end-missing', 'not-connected', 'dead-step'])
      quickFix(problem(rule), editor, words, [])?.apply();
    expect(asked).toEqual([
      ['setName', 'x', 'zh', '人工步骤'],
      ['appendEnd', 'x'],
      ['remove', 'x'],
      ['remove', 'x'],
    ]);
  });

  it('is nothing where somebody has to think, or where there is no form', () => {
    const { editor } = noting(info({}));
    expect(quickFix(problem('deadlock'), editor, words, [])).toBeUndefined();
    expect(quickFix(problem('form-missing'), editor, words, [])).toBeUndefined();
    expect(quickFix({ ...problem('step-unnamed'), elementId: 'gone' }, editor, words, [])).toBeUndefined();
  });
});
