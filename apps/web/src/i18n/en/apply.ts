import type { Catalogue } from '../catalogue.ts';
import type { apply as zh } from '../zh/apply.ts';

export const apply: Catalogue<typeof zh> = {
  title: 'Apply',
  form: 'Application form',
  seeGuide: 'See the guide',
  submit: 'Submit',
  draft: {
    saved: 'Saved {{time}}',
    saving: 'Saving…',
    retrying: 'The connection is weak; not saved yet, trying again',
    failed: 'Not saved: {{reason}}',
    startAnew: 'Start anew',
    conflict: 'This draft was changed elsewhere',
    conflictHint: 'What you filled in here is still here; choose what to keep.',
    keepMine: 'Keep this page',
    takeLatest: 'Take the other one',
  },
  taken: {
    title: 'When your choice is taken already',
    free: 'Not taken at any time.',
    own: '{{time}} (yours)',
  },
  leave: {
    title: 'Leave this page?',
    notSaved: 'What you filled in could not be saved and would be lost.',
    noDrafts: 'This service keeps no drafts; what you filled in would be lost.',
    leave: 'Leave without saving',
    stay: 'Stay here',
  },
  submitted: {
    title: 'Submitted',
    done: 'Your application is submitted',
    number: 'Number',
    now: 'Now',
    with: 'With {{people}} for “{{step}}”',
    ended: 'Completed',
    hint: 'You will be told when it moves on, and find it under “My applications”.',
    toHall: 'Back to the hall',
    follow: 'Follow it',
  },
};
