import type { ChangeSavedViewBody, CreateSavedViewBody, SavedView } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import * as views from './saved-views.repository.ts';

/** So many views are kept for one person. */
const MAX_VIEWS = 50;

/** Keeps the filters of a list under a name. @throws UserError `view-name-taken`, `too-many-views` */
export async function createView(tx: Transaction, userId: string, body: CreateSavedViewBody): Promise<SavedView> {
  const { list, filters, isDefault = false } = body;
  const own = await ownViews(tx, userId);
  const name = freeName(own, { list, name: body.name });
  if (own.length >= MAX_VIEWS) throw new UserError('too-many-views', { params: { limit: MAX_VIEWS } });
  if (isDefault) await views.clearDefault(tx, userId, list);
  return views.insert(tx, userId, { list, name, filters, isDefault });
}

/** Changes a view. @throws UserError `not-found`, `view-name-taken` */
export async function changeView(
  tx: Transaction,
  userId: string,
  id: string,
  body: ChangeSavedViewBody,
): Promise<SavedView> {
  const own = await ownViews(tx, userId);
  const view = own.find((one) => one.id === id);
  if (!view) throw new UserError('not-found');
  const name = freeName(own, { ...view, name: body.name });
  if (body.isDefault) await views.clearDefault(tx, userId, view.list);
  return views.update(tx, { ...view, ...body, name });
}

async function ownViews(tx: Transaction, userId: string): Promise<SavedView[]> {
  await views.lock(tx, userId);
  return views.findAll(tx, userId);
}

function freeName(own: readonly SavedView[], wanted: Pick<SavedView, 'list' | 'name'> & { id?: string }): string {
  const name = wanted.name.trim();
  const taken = own.some((one) => one.list === wanted.list && one.name === name && one.id !== wanted.id);
  if (taken) throw new UserError('view-name-taken');
  return name;
}
