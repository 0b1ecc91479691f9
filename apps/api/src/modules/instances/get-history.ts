import { verifyChain } from '@flowhall/approval';
import type { HistoryEntryView, Language } from '@flowhall/contracts';
import { resolvePermissions } from '@flowhall/forms';
import type { Actor } from '../../http/actor.ts';
import { type CompiledDefinition, formOfStep } from '../definitions/index.ts';
import { openInstance } from './get-instance.ts';
import { presentHistoryEntry, toHistoryEntry } from './history.presenter.ts';
import * as instances from './instances.repository.ts';
import { type Reader, stepsOfReader } from './reader.ts';
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
  const mayRead = fieldFilter(definition, reader);
  return { items: rows.map((row) => presentHistoryEntry(toHistoryEntry(row), lang, mayRead)) };
}

/** Whether the stored records are what was written, entry by entry. */
export async function verifyHistory(services: InstanceServices, id: string, actor: Actor, lang: Language) {
  const { instance } = await openInstance(services, id, actor, lang);
  const rows = await instances.findHistory(services.prisma, id);
  const check = verifyChain(rows.map(toHistoryEntry));
  const { seq, hash } = instance.state.approval.history;
  // The chain alone cannot show that its last entries were cut off; the instance knows where it ended.
  const complete = rows.length === seq && (rows.at(-1)?.hash ?? '') === hash;
  if (check.intact && !complete) return { ...check, intact: false, brokenAt: Math.min(rows.length, seq) + 1 };
  return check;
}

/** By a change's pointer, whether the reader may see the field or the sub-table's column. */
export function fieldFilter(definition: CompiledDefinition, reader: Reader): (pointer: string) => boolean {
  const { form } = formOfStep(definition, definition.model.applyStepId);
  const permissions = resolvePermissions(form, stepsOfReader(definition, reader));
  return (pointer) => {
    const [field = '', _row, column] = pointer.split('/').slice(1);
    if (permissions.field(field) === 'hidden') return false;
    return column === undefined || permissions.column(field, column) !== 'hidden';
  };
}
