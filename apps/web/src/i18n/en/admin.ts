import type { Catalogue } from '../catalogue.ts';
import type { admin as zh } from '../zh/admin.ts';

export const admin: Catalogue<typeof zh> = {
  title: 'Manage',
  page: {
    calendar: 'Working calendar',
    calendarHint: 'Office hours, holidays and swapped working days',
    deputies: 'Deputies',
    deputiesHint: 'Everybody’s deputies; name one for somebody who is away',
    handOver: 'Hand over work',
    handOverHint: 'When somebody leaves, their tasks go to others',
    deliveries: 'Messages sent',
    deliveriesHint: 'Text messages, e-mails and WeCom: what was sent, what failed',
    texts: 'Message texts',
    textsHint: 'The words of each notification',
  },
  calendar: {
    legend: { off: 'Holiday', working: 'Working day', own: 'Set here' },
    previousYear: 'Previous year',
    nextYear: 'Next year',
    hint: 'Choose a day to make it a day off or a working day. Due times that are set already stay.',
    notAnnounced: 'The public holidays of this year are not announced yet; weekends are off.',
    day: { off: 'day off', working: 'working day' },
    dialog: {
      title: 'Set days',
      days: 'Days',
      kind: 'They are',
      note: 'Note (optional)',
      notePlaceholder: 'For example: anniversary, sports day',
      save: 'Save',
      reset: 'As the public calendar says',
    },
    hours: 'Office hours',
    hoursHint: 'Time limits and waiting times are counted in office hours.',
    addSpan: 'Add hours',
    removeSpan: 'Remove hours',
    closed: 'Closed',
    saveHours: 'Save office hours',
    saved: 'Saved',
  },
};
