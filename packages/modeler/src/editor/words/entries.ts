/** What can be put into a process, in admins' words. */
export interface PartWords {
  /** On the palette. */
  label: string;
  /** Said on hover and to screen readers. */
  hint: string;
  /** Name that a new element of this kind gets. */
  names?: { zh: string; en: string };
}

/** Kinds of parts, in the order of the palette. */
export const PARTS = [
  'apply',
  'approve',
  'handle',
  'acknowledge',
  'start',
  'end',
  'condition',
  'parallel',
  'wait',
  'automatic',
  'decision',
  'subprocess',
  'call',
  'lanes',
  'note',
] as const;
export type PartKind = (typeof PARTS)[number];

/** Blocks of several elements. */
export const BLOCKS = ['approval', 'countersign', 'return-loop', 'timed-reminder'] as const;
export type BlockKind = (typeof BLOCKS)[number];

const names = {
  apply: { zh: '填写申请', en: 'Fill in the application' },
  approve: { zh: '审批', en: 'Approval' },
  handle: { zh: '办理', en: 'Handling' },
  acknowledge: { zh: '阅知', en: 'Take note' },
  start: { zh: '开始', en: 'Start' },
  end: { zh: '结束', en: 'End' },
} as const;

/** Names that new elements get; both languages whatever the interface speaks. */
export const partNames: Readonly<Partial<Record<PartKind, { zh: string; en: string }>>> = names;

const zh: Readonly<Record<PartKind, PartWords>> = {
  apply: { label: '填写', hint: '填写：由申请人填表' },
  approve: { label: '审批', hint: '审批：给出意见和结论' },
  handle: { label: '办理', hint: '办理：做事并反馈结果' },
  acknowledge: { label: '阅知', hint: '阅知：看过即可' },
  start: { label: '开始', hint: '开始' },
  end: { label: '结束', hint: '结束' },
  condition: { label: '条件分支', hint: '条件分支：按条件只走一条' },
  parallel: { label: '并行分支', hint: '并行分支：几条同时走' },
  wait: { label: '等待时间', hint: '等待时间：到时继续' },
  automatic: { label: '自动任务', hint: '自动任务：调用接口、发邮件、生成文档' },
  decision: { label: '决策表', hint: '决策表：按规则表判断' },
  subprocess: { label: '子流程', hint: '子流程：把几个步骤放在一起' },
  call: { label: '调用流程', hint: '调用流程：交给另一个流程' },
  lanes: { label: '泳道', hint: '泳道：按部门分区' },
  note: { label: '备注', hint: '备注' },
};

const en: Readonly<Record<PartKind, PartWords>> = {
  apply: { label: 'Fill in', hint: 'Fill in: the applicant fills in a form' },
  approve: { label: 'Approve', hint: 'Approve: opinion and outcome' },
  handle: { label: 'Handle', hint: 'Handle: does the work and reports' },
  acknowledge: { label: 'Take note', hint: 'Take note: reads it' },
  start: { label: 'Start', hint: 'Start' },
  end: { label: 'End', hint: 'End' },
  condition: { label: 'Condition', hint: 'Condition: one way by conditions' },
  parallel: { label: 'Parallel', hint: 'Parallel: several ways at once' },
  wait: { label: 'Wait', hint: 'Wait for a time' },
  automatic: { label: 'Automatic', hint: 'Automatic: request, e-mail, document' },
  decision: { label: 'Decision', hint: 'Decision: by a table of rules' },
  subprocess: { label: 'Sub-process', hint: 'Sub-process: several steps together' },
  call: { label: 'Call', hint: 'Call another process' },
  lanes: { label: 'Lanes', hint: 'Lanes: areas by department' },
  note: { label: 'Note', hint: 'Note' },
};

/** Words of the parts in a language. */
export const partWords = (lang: string): Readonly<Record<PartKind, PartWords>> => (lang === 'en' ? en : zh);

const chrome = {
  zh: { palette: '流程元素', steps: '步骤', routes: '走向', more: '更多', append: '在后面添加', rare: '少用' },
  en: {
    palette: 'Parts of the process',
    steps: 'Steps',
    routes: 'Ways',
    more: 'More',
    append: 'Add after it',
    rare: 'Rarely used',
  },
} as const;

/** Words around the parts. */
export const chromeWords = (lang: string) => (lang === 'en' ? chrome.en : chrome.zh);
