import type { HistoryEntryView, Language } from '@flowhall/contracts';
import type { Actor } from '../../http/actor.ts';
import { openInstance } from './get-instance.ts';
import { checkHistory, presentHistoryEntry, toHistoryEntry } from './history.presenter.ts';
import * as instances from './instances.repository.ts';
import { changeFilter } from './readable-changes.ts';
import type { InstanceServices } from './services.ts';

/** The transfer records, oldest first, as the caller may see them. */
export async function getHistory(
  services: InstanceServices,
  id: string,
  actor: Actor,
  lang: Language,
): Promise<{ items: HistoryEntryView[] }> {
  const { definition, reader } = await openInstance(services, id, actor, lang);
  const rows = await instances.findHistory(services.prisma, id);
  const readable = changeFilter(definition, reader);
  return { items: rows.map((row) => presentHistoryEntry(toHistoryEntry(row), lang, readable, services.calendar)) };
}

/** Whether the stored records are what was written, entry by entry. */
export async function verifyHistory(services: InstanceServices, id: string, actor: Actor, lang: Language) {
  const { instance } = await openInstance(services, id, actor, lang);
  const rows = await instances.findHistory(services.prisma, id);
  const check = checkHistory(rows, services.personal);
  const { seq, hash } = instance.state.approval.history;
  // The chain alone cannot show that its last entries were cut off; the instance knows where it ended.
  const complete = rows.length === seq && (rows.at(-1)?.hash ?? '') === hash;
  if (check.intact && !complete) return { ...check, intact: false, brokenAt: Math.min(rows.length, seq) + 1 };
  return check;
}
