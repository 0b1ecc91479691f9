import type { Catalogue } from '../catalogue.ts';
import type { notifications as zh } from '../zh/notifications.ts';

export const notifications: Catalogue<typeof zh> = {
  title: 'Notifications',
  open: 'Notifications',
  unread: 'unread',
  readAll: 'Mark all as read',
  seeAll: 'See all',
  empty: 'No notifications',
  emptyHint: 'You will hear here when an application moves on or a task arrives.',
  settings: {
    title: 'How to reach me',
    channel: { sms: 'Text message', email: 'E-mail', wecom: 'WeCom' },
    choice: { asked: 'When asked', always: 'Always', never: 'Never' },
    quiet: 'Quiet hours',
    quietHint: 'Messages outside this site wait until they are over',
    digest: 'Daily e-mail',
    digestHint: 'On working days in the morning: what still awaits you',
  },
  event: {
    'task-assigned': '{{actor}} sent you “{{title}}”: {{step}}',
    'task-claimable': '“{{title}}” waits to be claimed: {{step}}',
    returned: '{{actor}} returned “{{title}}”; correct it and submit it again',
    completed: '“{{title}}” is completed',
    rejected: '“{{title}}” was not approved',
    terminated: '{{actor}} terminated “{{title}}”',
    withdrawn: '{{actor}} withdrew “{{title}}”',
    transferred: '{{actor}} transferred “{{title}}” to you',
    urged: '{{actor}} asks you to act on “{{title}}” soon: {{step}}',
    'sign-asked': '{{actor}} asks you to sign “{{title}}” as well; you will be told when it is your turn',
    'sign-removed': '{{actor}} no longer asks you to sign “{{title}}”',
    cc: '{{actor}} sent you a copy of “{{title}}”',
    comment: '{{actor}} commented on “{{title}}”',
    incident: '“{{title}}” ran into a problem at “{{step}}”; please look into it',
  },
};
