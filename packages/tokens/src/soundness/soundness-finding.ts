import type { Finding, LocalizedText } from '@flowhall/bpmn';
import type { GameMove } from '../game/game-move.ts';

/** A finding about what can come of a process. */
export interface SoundnessFinding extends Finding {
  rule: SoundnessRule;
  /** Every element that has a part in it; the first one is `elementId`. */
  elementIds: readonly string[];
  /** The moves that lead there, from the start. */
  trace?: readonly GameMove[];
}

export type SoundnessRule = keyof typeof MENDS;

/** How to mend what a rule finds. */
export const MENDS = {
  deadlock: {
    zh: '请让汇聚与分支成对：排他分支用排他网关汇聚，包容分支用包容网关汇聚，并行分支用并行网关汇聚。',
    en: 'Join branches with the kind of gateway that split them: exclusive with exclusive, inclusive with inclusive, parallel with parallel.',
  },
  'never-completes': {
    zh: '请从循环中引出一条通向结束事件的路径。',
    en: 'Draw a way out of the loop to an end event.',
  },
  'endless-loop': {
    zh: '请在循环中加入需要等待的环节（人工任务、定时事件等），或加一条离开循环的连线。',
    en: 'Put something that waits into the loop (a user task, a timer …), or draw a way out of it.',
  },
  'automatic-loop': {
    zh: '请在循环中加入会改变条件的脚本或任务，否则一旦进入循环便无法离开。',
    en: 'Put a script or task into the loop that changes what the condition asks: else, once entered, it is never left.',
  },
  'error-uncaught': {
    zh: '请在外层子流程或调用它的活动上添加错误边界事件来捕获它，或改用普通结束事件。',
    en: 'Catch it with an error boundary event on a sub-process around it or on the calling activity, or use a plain end event.',
  },
  unsynchronised: {
    zh: '如果后续环节只应办理一次，请用并行网关或包容网关汇聚分支。',
    en: 'If what follows is to be done once, join the branches with a parallel or inclusive gateway.',
  },
  'dead-step': {
    zh: '请检查通向该元素的连线和触发它的事件，或将其删除。',
    en: 'Check the flows that lead there and the events that set it off, or remove it.',
  },
  'soundness-unknown': {
    zh: '如需完整检查，请把流程拆成较小的子流程。',
    en: 'To have everything checked, divide the process into smaller ones.',
  },
} satisfies Record<string, LocalizedText>;

/** A finding with its way to mend. */
export function soundnessFinding(
  rule: SoundnessRule,
  severity: Finding['severity'],
  elementIds: readonly string[],
  message: LocalizedText,
  trace?: readonly GameMove[],
): SoundnessFinding {
  const [elementId] = elementIds;
  return {
    rule,
    severity,
    ...(elementId !== undefined && { elementId }),
    elementIds,
    message,
    mend: MENDS[rule],
    ...(trace && { trace }),
  };
}
