import type { Shape } from 'bpmn-js/lib/model/Types';
import type { PartFactory } from '../menus/part-factory.ts';
import type { PlainSetting } from '../model/plain-setting.ts';
import { stepDefaults } from '../model/step-defaults.ts';
import type { BlockKind } from '../words/entries.ts';

/** A shape of a block, with its middle measured from the middle of the block's first one. */
export interface BlockShape {
  key: string;
  shape: Shape;
  x: number;
  y: number;
  /** Sits on the border of another shape of the block. */
  attachedTo?: string;
}

/** A flow within a block. */
export interface BlockFlow {
  from: string;
  to: string;
  condition?: string;
  names?: { zh: string; en: string };
}

/** A block that is put into a process: what leads to it goes to `entry`, what comes after it comes from `exit`. */
export interface Block {
  shapes: readonly BlockShape[];
  flows: readonly BlockFlow[];
  entry: string;
  exit: string;
  /** The flow out of the block is what is taken when no condition holds. */
  exitIsDefault?: boolean;
  /** Room that it takes along the flow. */
  width: number;
}

const handlers: PlainSetting = { $type: 'flow:Assignment', rule: 'head', levels: '0' };

/** The shapes of a block, new ones each time. */
export function blockShapes(kind: BlockKind, parts: PartFactory, form: string | undefined): Block {
  const step = (names: { zh: string; en: string }, change: Partial<PlainSetting> = {}) =>
    parts.shape('bpmn:UserTask', {
      names,
      settings: [{ ...stepDefaults('approve', form), ...change } as PlainSetting],
    });
  const alone = (shape: Shape): Block => ({
    shapes: [{ key: 'step', shape, x: 0, y: 0 }],
    flows: [],
    entry: 'step',
    exit: 'step',
    width: 160,
  });
  switch (kind) {
    case 'approval':
      return alone(step({ zh: '审批', en: 'Approval' }));
    case 'countersign':
      return alone(step({ zh: '会签', en: 'Countersign' }, { mode: 'all', pick: 'many' }));
    case 'return-loop':
      return returnLoop(parts, form, step);
    case 'timed-reminder':
      return timedReminder(parts, step);
  }
}

type MakeStep = (names: { zh: string; en: string }, change?: Partial<PlainSetting>) => Shape;

function returnLoop(parts: PartFactory, form: string | undefined, step: MakeStep): Block {
  return {
    shapes: [
      { key: 'step', shape: step({ zh: '审批', en: 'Approval' }, { disagree: 'branch' }), x: 0, y: 0 },
      {
        key: 'gate',
        shape: parts.shape('bpmn:ExclusiveGateway', { names: { zh: '同意？', en: 'Agreed?' } }),
        x: 140,
        y: 0,
      },
      {
        key: 'mend',
        shape: parts.shape('bpmn:UserTask', {
          names: { zh: '修改申请', en: 'Change the application' },
          settings: [stepDefaults('apply', form)],
        }),
        x: 140,
        y: 130,
      },
    ],
    flows: [
      { from: 'step', to: 'gate' },
      { from: 'gate', to: 'mend', condition: 'outcome = "disagree"', names: { zh: '不同意', en: 'Disagreed' } },
      { from: 'mend', to: 'step' },
    ],
    entry: 'step',
    exit: 'gate',
    exitIsDefault: true,
    width: 270,
  };
}

function timedReminder(parts: PartFactory, step: MakeStep): Block {
  return {
    shapes: [
      { key: 'step', shape: step({ zh: '审批', en: 'Approval' }), x: 0, y: 0 },
      {
        key: 'timer',
        attachedTo: 'step',
        shape: parts.shape('bpmn:BoundaryEvent', {
          names: { zh: '两天未办', en: 'Two days without action' },
          attributes: { eventDefinitionType: 'bpmn:TimerEventDefinition', cancelActivity: false },
        }),
        x: 30,
        y: 40,
      },
      {
        key: 'remind',
        shape: parts.shape('bpmn:Task', {
          names: { zh: '提醒', en: 'Remind' },
          settings: [{ $type: 'flow:Cc', assignments: [handlers, { $type: 'flow:Assignment', rule: 'initiator' }] }],
        }),
        x: 130,
        y: 140,
      },
      {
        key: 'reminded',
        shape: parts.shape('bpmn:EndEvent', { names: { zh: '已提醒', en: 'Reminded' } }),
        x: 250,
        y: 140,
      },
    ],
    flows: [
      { from: 'timer', to: 'remind' },
      { from: 'remind', to: 'reminded' },
    ],
    entry: 'step',
    exit: 'step',
    width: 160,
  };
}
