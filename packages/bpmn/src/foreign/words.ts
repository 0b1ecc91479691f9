import type { LocalizedText } from '../text.ts';

const NOTES: Readonly<Record<string, LocalizedText>> = {
  condition: {
    zh: '条件无法自动改写，请用 FEEL 重新填写。',
    en: 'The condition could not be translated; write it anew in FEEL.',
  },
  timer: {
    zh: '时间无法自动改写，请在事件上重新填写。',
    en: 'The time could not be translated; set it anew at the event.',
  },
  class: {
    zh: '这里原来运行 Java 程序。请改为调用接口，或交给外部程序。',
    en: 'This ran a Java program. Send a request instead, or leave it to a program outside.',
  },
  assignee: {
    zh: '找人的表达式无法自动改写，请设置办理人规则。',
    en: 'The expression for people could not be translated; set the rules for people.',
  },
  form: {
    zh: '请建立表单，并在步骤上选择它。',
    en: 'Make a form and choose it at the step.',
  },
  due: {
    zh: '请在步骤的“办理时限”中设置。',
    en: 'Set the time limit at the step.',
  },
  listener: {
    zh: '监听程序不会运行。需要通知或处理时，请用通知设置或自动任务代替。',
    en: 'Listeners are not run. Use notifications or an automatic task where something has to be done.',
  },
  input: {
    zh: '变量映射不会生效，表单字段在各步骤都可以直接使用。',
    en: 'Mappings of variables have no effect; fields of the form are there in every step.',
  },
  topic: {
    zh: '请把这个步骤设为“交给外部程序”，并填写主题。',
    en: 'Leave this task to a program outside, and name its topic.',
  },
  loop: {
    zh: '多人办理请用“会签、或签、依次办理”来设置。',
    en: 'For several people use the modes: all, any, one after the other.',
  },
  other: {
    zh: '本系统不使用这项设置，已原样保留。',
    en: 'This setting is not used here; it is kept as it is.',
  },
};

const TOPICS: readonly [RegExp, string][] = [
  [/^(?:class|delegateExpression|expression|resultVariable|field|script)$/, 'class'],
  [/^(?:assignee|candidate\w*|assignmentDefinition)$/, 'assignee'],
  [/^form\w*$/, 'form'],
  [/^(?:dueDate|followUpDate|taskSchedule)$/, 'due'],
  [/listener/i, 'listener'],
  [/^(?:inputOutput|ioMapping|in|out|properties|input|output)$/, 'input'],
  [/^(?:topic|type|taskDefinition|taskHeaders)$/, 'topic'],
  [/^(?:collection|elementVariable|loopCharacteristics)$/, 'loop'],
  [/^condition$/, 'condition'],
  [/^timer$/, 'timer'],
];

/** What to do about a hint that has no counterpart. */
export function keptNote(name: string): LocalizedText {
  const topic = TOPICS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
  return NOTES[topic] ?? { zh: '', en: '' };
}
