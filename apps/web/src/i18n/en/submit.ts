import type { Catalogue } from '../catalogue.ts';
import type { submit as zh } from '../zh/submit.ts';

export const submit: Catalogue<typeof zh> = {
  title: 'Submit',
  and: ' and ',
  ends: 'Completed',
  opinion: {
    label: 'Opinion',
    labelOptional: 'Opinion (optional)',
    missing: 'Write an opinion',
    phrases: 'Canned opinions',
  },
  phrase: {
    review: 'Please review.',
    checked: 'I have checked the above.',
    urgent: 'This is urgent; please act soon.',
  },
  branch: { label: 'Next step', labelSeveral: 'Next steps (one or more)', missing: 'Choose the next step' },
  assignee: {
    label: 'Next handler · {{step}}',
    placeholder: 'Choose somebody; type a name or department',
    placeholderMany: 'Choose one or more people',
    missing: 'Choose who handles “{{step}}”',
    noneFound: 'Nobody matches',
    add: 'Add people',
    choose: 'Choose somebody',
    byRule: 'Decided by rule',
  },
  channel: {
    label: 'Notify the handler by',
    'in-app': 'Message here',
    sms: 'SMS',
    email: 'E-mail',
    wecom: 'WeCom',
    unavailable: '{{channel}} (not set up)',
  },
  ahead: { title_one: '{{count}} more step follows', title_other: '{{count}} more steps follow' },
  route: {
    to: 'Goes to {{people}} for “{{step}}”',
    step: 'Goes on to “{{step}}”',
    claim: 'Goes to {{people}}; one of them claims “{{step}}”',
    any: 'Goes to {{people}} for “{{step}}”; any one of them may act',
    all: 'Goes to {{people}} for “{{step}}”; all must agree',
    sequential: 'Goes to {{people}} one after another for “{{step}}”',
    vote: '{{people}} vote on “{{step}}”',
    waits: 'Waits for the other branches, then goes on',
    ends: 'The process is completed by this',
  },
};
