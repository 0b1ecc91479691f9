import type { Catalogue } from '../catalogue.ts';
import type { common as zh } from '../zh/common.ts';

export const common: Catalogue<typeof zh> = {
  siteName: 'Service hall',
  loading: 'Opening',
  back: 'Back',
  retry: 'Try again',
  cancel: 'Cancel',
  confirm: 'OK',
  close: 'Close',
  search: 'Search',
  more: 'Load more',
  peopleSeparator: ', ',
  workingDays_one: '{{count}} working day',
  workingDays_other: '{{count}} working days',
  problem: {
    network: 'The connection was lost; check your network and try again.',
    unknown: 'Something went wrong; try again in a moment.',
    requestId: 'Number {{requestId}}: mention it when you ask an administrator.',
  },
  peopleAndMore: '{{names}} and others, {{total}} in all',
  removePerson: 'Remove {{name}}',
  state: {
    todo: 'To do',
    claimable: 'To be claimed',
    running: 'In progress',
    done: 'Done',
    completed: 'Completed',
    returned: 'Returned',
    rejected: 'Not approved',
    overdue: 'Overdue',
    terminated: 'Terminated',
    withdrawn: 'Withdrawn',
    takenBack: 'Withdrawn, to revise',
    incident: 'Problem',
    forecast: 'Forecast',
  },
};
