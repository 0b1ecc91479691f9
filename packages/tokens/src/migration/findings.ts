import type { LocalizedText } from '@flowhall/bpmn';
import type { LossReason, MigrationFinding, MigrationLoss, MigrationReason } from './migration-plan.ts';

type Text = (id: string) => LocalizedText;

const REFUSALS: Record<MigrationReason, Text> = {
  'unknown-element': (id) => ({
    zh: `映射中的“${id}”不存在；请使用模型中的元素编号。`,
    en: `The mapping names "${id}", which does not exist; use an id of the model.`,
  }),
  'kind-differs': (id) => ({
    zh: `“${id}”被映射到另一种类型的元素；只能映射到同类元素。`,
    en: `"${id}" is mapped to an element of another kind; map it to one of the same kind.`,
  }),
  'target-taken': (id) => ({
    zh: `多个元素被映射到“${id}”；每个目标只能使用一次。`,
    en: `Several elements are mapped to "${id}"; use each target once.`,
  }),
  'no-target': (id) => ({
    zh: `正停留在“${id}”，新版本中没有对应的环节；请为它指定映射。`,
    en: `A token is at "${id}", which has no counterpart in the target; map it to a step.`,
  }),
  'no-place-at-join': (id) => ({
    zh: `经“${id}”到达的分支正等待汇合，新版本中找不到对应的连线；请为它指定映射。`,
    en: `A branch waits at a join after "${id}", and the target has no such flow; map the flow.`,
  }),
  'loop-differs': (id) => ({
    zh: `“${id}”正在循环或多实例执行，与新版本中的方式不同；请等它结束后再迁移。`,
    en: `"${id}" is in a loop that the target does not have like this; migrate when it is over.`,
  }),
  'compensation-running': (id) => ({
    zh: `正在补偿“${id}”，新版本中没有对应的补偿；请等补偿结束后再迁移。`,
    en: `"${id}" is being undone, which the target cannot do; migrate when that is over.`,
  }),
  'tokens-meet': (id) => ({
    zh: `并行分支在新版本中会落到“${id}”所在的同一条路径上。`,
    en: `Parallel branches would be on one path of the target, at "${id}".`,
  }),
  'join-never-fires': (id) => ({
    zh: `新版本中的汇合“${id}”会等待永远不会到达的分支。`,
    en: `The join "${id}" of the target would wait for a branch that can never come.`,
  }),
  'tokens-queue': (id) => ({
    zh: `有多个分支在排队等待“${id}”；请等它们依次办完后再迁移。`,
    en: `Several branches wait in line for "${id}"; migrate when they have passed.`,
  }),
  'runtime-cannot-hold': (id) => ({
    zh: `目标运行时无法接管“${id}”的当前状态。`,
    en: `The target's runtime cannot take over the present state of "${id}".`,
  }),
  over: () => ({ zh: '该事项已结束。', en: 'The instance is over.' }),
};

const LOSSES: Record<LossReason, Text> = {
  event: (id) => ({ zh: `不再等待事件“${id}”。`, en: `Event "${id}" is no longer waited for.` }),
  scope: (id) => ({
    zh: `子流程“${id}”不复存在，其中的环节将在外层继续。`,
    en: `Sub-process "${id}" is no more; what is in it goes on outside.`,
  }),
  data: (id) => ({ zh: `“${id}”自己的数据不再保留。`, en: `Data of its own that "${id}" holds is given up.` }),
  compensation: (id) => ({ zh: `已完成的“${id}”不能再被补偿。`, en: `"${id}" is done and can no longer be undone.` }),
  'to-come': (id) => ({ zh: `尚未开始的“${id}”将不再进行。`, en: `"${id}" was still to come and does not come.` }),
};

/** A reason with its words. */
export function refusal(reason: MigrationReason, elementId: string): MigrationFinding {
  return { reason, elementId, message: REFUSALS[reason](elementId) };
}

/** A loss with its words. */
export function loss(reason: LossReason, elementId: string): MigrationLoss {
  return { reason, elementId, message: LOSSES[reason](elementId) };
}
