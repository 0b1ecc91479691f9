import type { Language, LocalizedText, MessageWords, NotificationView } from '@flowhall/contracts';

type Event = NotificationView['event'];

/** What a message is about, stored with the notification. */
export interface MessageParams {
  readonly title: string;
  readonly number: string;
  readonly step: LocalizedText | null;
  readonly actor: LocalizedText | null;
  /** Whose deputy is told. */
  readonly behalf?: LocalizedText | null;
}

const TEXTS: Record<Event, LocalizedText> = {
  'task-assigned': {
    zh: '「{title}」送交您办理（{step}），请登录办事大厅处理。',
    en: '“{title}” awaits you ({step}). Please sign in to the service hall.',
  },
  'task-claimable': {
    zh: '「{title}」等待认领（{step}），请登录办事大厅处理。',
    en: '“{title}” can be claimed ({step}). Please sign in to the service hall.',
  },
  'sign-asked': {
    zh: '{actor}请您加签「{title}」（{step}），轮到您时会再通知。',
    en: '{actor} asks you to sign “{title}” as well ({step}). You will be told when it is your turn.',
  },
  'sign-removed': {
    zh: '{actor}取消了请您加签「{title}」。',
    en: '{actor} no longer asks you to sign “{title}”.',
  },
  urged: {
    zh: '{actor}催办「{title}」（{step}），请尽快处理。',
    en: '{actor} asks you to act on “{title}” ({step}) soon.',
  },
  'due-soon': {
    zh: '「{title}」即将到达办理时限（{step}），请尽快处理。',
    en: '“{title}” is due soon ({step}). Please act on it.',
  },
  overdue: {
    zh: '「{title}」已超过办理时限（{step}）。',
    en: '“{title}” is overdue ({step}).',
  },
  escalated: {
    zh: '「{title}」逾期未办，转交您办理（{step}），请登录办事大厅处理。',
    en: '“{title}” was not handled in time and is now yours ({step}). Please sign in to the service hall.',
  },
  returned: {
    zh: '「{title}」被{actor}退回，请登录办事大厅查看。',
    en: '{actor} returned “{title}”. Please sign in to the service hall.',
  },
  completed: { zh: '「{title}」已办结。', en: '“{title}” is completed.' },
  rejected: { zh: '「{title}」未获同意。', en: '“{title}” was not approved.' },
  terminated: { zh: '「{title}」已被{actor}终止。', en: '{actor} terminated “{title}”.' },
  withdrawn: { zh: '「{title}」已被{actor}撤回。', en: '{actor} withdrew “{title}”.' },
  transferred: {
    zh: '{actor}把「{title}」转给您办理，请登录办事大厅处理。',
    en: '{actor} handed “{title}” to you. Please sign in to the service hall.',
  },
  cc: { zh: '「{title}」已抄送给您。', en: '“{title}” was copied to you.' },
  mentioned: { zh: '{actor}在「{title}」的留言中提到了您。', en: '{actor} mentioned you in a comment on “{title}”.' },
  comment: { zh: '{actor}在「{title}」中留言。', en: '{actor} commented on “{title}”.' },
  'deputy-proposed': {
    zh: '「{title}」已获批准，请确认期间由谁代理您的工作。',
    en: '“{title}” is approved. Please confirm who does your work meanwhile.',
  },
  'deputy-named': { zh: '{actor}请您代理其工作：{title}。', en: '{actor} asks you to be their deputy: {title}.' },
  incident: { zh: '「{title}」出现异常，请处理。', en: '“{title}” needs attention: the process cannot go on.' },
};

const HALL: LocalizedText = { zh: '网上办事大厅', en: 'Service hall' };

/** The words that an event has unless an administrator wants others; `{name}` are places for values. */
export const usualWords = (event: Event, lang: Language): MessageWords => ({
  subject: lang === 'zh' ? `【${HALL.zh}】{title}` : `[${HALL.en}] {title}`,
  text: TEXTS[event][lang],
});
