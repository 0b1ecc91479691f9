import { type Static, Type } from 'typebox';
import { literals, uuid } from './common.ts';
import { instanceStatus } from './instance-views.ts';

/** The lists of the task center and of one's applications. */
export const LIST_NAMES = ['todo', 'done', 'cc', 'drafts', 'mine', 'involved'] as const;
export const listName = literals(LIST_NAMES);
export type ListName = Static<typeof listName>;

/** Past its time · due within three days · somebody has asked for it. */
export const URGENCIES = ['overdue', 'soon', 'urged'] as const;

/** Local date; the server knows no other centuries. */
const date = Type.String({ format: 'date', pattern: '^2\\d{3}-' });

/** What narrows a list of tasks or applications; what is named must all be so. */
export const listFilters = {
  /** Words of title, number, applicant or the form's indexed fields; all must be there. */
  q: Type.Optional(Type.String({ maxLength: 100 })),
  /** Key of a service item. */
  item: Type.Optional(Type.String({ maxLength: 63 })),
  /** Department for which the initiator applied, with all below it. */
  department: Type.Optional(uuid),
  initiator: Type.Optional(uuid),
  /** Somebody who is to act on the application now. */
  handler: Type.Optional(uuid),
  /** First and last day on which it came, was done or was applied for, by the list. */
  from: Type.Optional(date),
  to: Type.Optional(date),
  /** In the to-do list by the task's due time, else by the application's promised time. */
  urgency: Type.Optional(literals(URGENCIES)),
};

/** Filters as a saved view keeps them. */
export const savedFilters = Type.Object(
  { ...listFilters, status: Type.Optional(instanceStatus) },
  { additionalProperties: false },
);
export type ListFilters = Static<typeof savedFilters>;
