import type { InstanceSummary, Language, LocalizedText } from '@flowhall/contracts';

/** Words of exported lists; the same as on the screen. */
export const LIST_WORDS = {
  number: { zh: '编号', en: 'Number' },
  title: { zh: '标题', en: 'Title' },
  item: { zh: '事项', en: 'Service' },
  initiator: { zh: '申请人', en: 'Applicant' },
  department: { zh: '申请部门', en: 'Department' },
  step: { zh: '我的环节', en: 'My step' },
  status: { zh: '状态', en: 'Status' },
  current: { zh: '当前环节', en: 'Current step' },
  arrived: { zh: '送达', en: 'Arrived' },
  done: { zh: '办理', en: 'Handled' },
  sent: { zh: '抄送', en: 'Sent' },
  due: { zh: '期限', en: 'Due' },
  created: { zh: '提交', en: 'Submitted' },
  ended: { zh: '结束', en: 'Ended' },
} as const satisfies Record<string, LocalizedText>;

/** Names of lists, of their files too. */
export const LIST_TITLES = {
  todo: { zh: '待办', en: 'To do' },
  done: { zh: '已办', en: 'Done' },
  cc: { zh: '抄送', en: 'Copies' },
  mine: { zh: '我的申请', en: 'My applications' },
  involved: { zh: '我参与的', en: 'Took part' },
  all: { zh: '全部申请', en: 'All applications' },
} as const satisfies Record<string, LocalizedText>;

export const STATUS_WORDS: Readonly<Record<InstanceSummary['status'], LocalizedText>> = {
  running: { zh: '办理中', en: 'In progress' },
  completed: { zh: '已办结', en: 'Completed' },
  rejected: { zh: '未同意', en: 'Not approved' },
  terminated: { zh: '已终止', en: 'Terminated' },
  incident: { zh: '处理异常', en: 'Problem' },
};

/** Steps with the people for whom they wait. */
export const stepsText = (
  steps: readonly { readonly name: LocalizedText; readonly people: readonly string[] }[],
  lang: Language,
): string => {
  const [open, separator, close] = lang === 'zh' ? ['（', '、', '）'] : [' (', ', ', ')'];
  return steps
    .map(({ name, people }) => name[lang] + (people.length > 0 ? open + people.join(separator) + close : ''))
    .join('; ');
};
