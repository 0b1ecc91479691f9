import { addDays, localDate } from '@flowhall/calendar';
import type { Transaction } from '@flowhall/db';
import { isUuid } from '../../lib/uuid.ts';
import type { Message } from '../notifications/index.ts';
import * as deputies from './deputies.repository.ts';

/** An application that says when its applicant is away, and has been approved. */
export interface Absence {
  readonly instanceId: string;
  readonly userId: string;
  readonly title: string;
  readonly number: string;
  /** The form's fields as the item names them. */
  readonly fields: { readonly from: string; readonly to: string; readonly deputy?: string };
  readonly form: Readonly<Record<string, unknown>>;
}

interface Services {
  readonly clock: () => Date;
  readonly notify: (tx: Transaction, messages: readonly Message[]) => Promise<void>;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Proposes a deputy for an approved absence that is not over yet; the applicant confirms, changes or declines it. */
export async function proposeDeputy(services: Services, tx: Transaction, absence: Absence): Promise<void> {
  const { instanceId, userId, title, number, fields, form } = absence;
  const at = services.clock();
  const from = dateIn(form[fields.from]);
  const to = dateIn(form[fields.to]);
  if (!from || !to || to < from || to < localDate(at) || to > addDays(from, 366)) return;
  const named = fields.deputy === undefined ? undefined : form[fields.deputy];
  const deputyId = typeof named === 'string' && isUuid(named) && named !== userId ? named : null;
  const values = { deputyId, itemKeys: [], from, to, reason: title };
  if (!(await deputies.propose(tx, { ...values, userId, instanceId, at }))) return;
  const params = { title, number, step: null, actor: null };
  await services.notify(tx, [{ userId, event: 'deputy-proposed', instanceId, taskId: null, params, channels: [] }]);
}

const dateIn = (value: unknown): string | null =>
  typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
