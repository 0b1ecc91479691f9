import type { PlainSetting } from './plain-setting.ts';

type StepKind = 'apply' | 'approve' | 'handle' | 'acknowledge';

const action = (name: string, labelZh: string, labelEn: string, opinion: string): PlainSetting => ({
  $type: 'flow:Action',
  name,
  labelZh,
  labelEn,
  opinion,
});

const RETURNS = [
  action('return-previous', '退回上一步', 'Return to previous', 'required'),
  action('return-initiator', '退回发起人', 'Return to applicant', 'required'),
];
const TRANSFER = action('transfer', '转办', 'Transfer', 'optional');

const ACTIONS: Readonly<Record<StepKind, readonly PlainSetting[]>> = {
  apply: [action('agree', '提交', 'Submit', 'none')],
  approve: [
    action('agree', '同意', 'Agree', 'optional'),
    action('disagree', '不同意', 'Disagree', 'required'),
    ...RETURNS,
    action('add-sign', '加签', 'Add sign', 'optional'),
    TRANSFER,
  ],
  handle: [action('agree', '办结', 'Done', 'optional'), ...RETURNS, TRANSFER],
  acknowledge: [action('agree', '已阅', 'Noted', 'none')],
};

/** The settings with which a step of a kind begins: who applies for apply steps, the head of the department else. */
export function stepDefaults(kind: StepKind, form: string | undefined): PlainSetting {
  const people: PlainSetting =
    kind === 'apply'
      ? { $type: 'flow:Assignment', rule: 'initiator' }
      : { $type: 'flow:Assignment', rule: 'head', levels: '0' };
  return {
    $type: 'flow:Step',
    kind,
    ...(form && { form }),
    ...(kind !== 'apply' && { onNobody: 'admins' }),
    assignments: [people],
    actions: ACTIONS[kind],
  };
}
