import type { TaskAbility } from '@flowhall/approval';
import type { StepSettings } from '@flowhall/bpmn';
import type { LocalizedText, TaskAction } from '@flowhall/contracts';

const LABELS: Readonly<Record<TaskAction['name'], LocalizedText>> = {
  agree: { zh: '同意', en: 'Agree' },
  disagree: { zh: '不同意', en: 'Disagree' },
  'return-previous': { zh: '退回上一步', en: 'Return to previous step' },
  'return-initiator': { zh: '退回发起人', en: 'Return to initiator' },
  'return-any': { zh: '退回', en: 'Return' },
  transfer: { zh: '转办', en: 'Transfer' },
  delegate: { zh: '委办', en: 'Delegate' },
  'add-sign': { zh: '加签', en: 'Add signers' },
  'remove-sign': { zh: '减签', en: 'Remove signers' },
  claim: { zh: '认领', en: 'Claim' },
  release: { zh: '取消认领', en: 'Release' },
};

/** How going on is called at steps where nobody is asked for consent. */
const GO_ON: Partial<Record<StepSettings['kind'], LocalizedText>> = {
  apply: { zh: '提交', en: 'Submit' },
  handle: { zh: '办结', en: 'Complete' },
  acknowledge: { zh: '知悉', en: 'Acknowledge' },
};

/** An action with the step's own label, else with the usual word for it. */
export function presentAction({ name, labels, ...needs }: TaskAbility, kind: StepSettings['kind']): TaskAction {
  const usual = (name === 'agree' ? GO_ON[kind] : undefined) ?? LABELS[name];
  return { name, label: { zh: labels.zh ?? usual.zh, en: labels.en ?? usual.en }, ...needs };
}
