import type { Catalogue } from '../catalogue.ts';
import type { handOver as zh } from '../zh/hand-over.ts';

export const handOver: Catalogue<typeof zh> = {
  title: 'Hand over work',
  intro: 'When somebody leaves, all of their open tasks go to another person at once. The history of each says so.',
  from: 'Who leaves',
  to: 'Who takes over',
  same: 'This is who leaves; choose somebody else',
  reason: 'Note (optional)',
  reasonExample: 'For example: new post, retirement',
  tasks_one: 'One task is to be handed over.',
  tasks_other: '{{count}} tasks are to be handed over.',
  deputies_one: 'One deputyship ends or goes to whoever takes over.',
  deputies_other: '{{count}} deputyships end or go to whoever takes over.',
  more_one: 'One more is not listed',
  more_other: '{{count}} more are not listed',
  start: 'Hand over',
  confirm: {
    title: 'Hand all open tasks of {{from}} to {{to}}?',
    hint: 'They will be told. This cannot be undone, but they can transfer tasks on.',
    ok: 'Hand over',
  },
  running: 'Handing over: {{done}} of {{total}}',
  finished_one: 'One application was handed to {{name}}',
  finished_other: '{{count}} applications were handed to {{name}}',
  failed_one: '{{done}} handed over; one could not be, try again',
  failed_other: '{{done}} handed over; {{count}} could not be, try again',
};
