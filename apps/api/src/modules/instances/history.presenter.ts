import {
  type ChainCheck,
  type FieldChange,
  type HistoryDetail,
  type HistoryEntry,
  hashEntry,
  type RecordedFile,
  type RecordedPerson,
  verifyChain,
} from '@flowhall/approval';
import { inWorkingDays, type WorkingCalendar } from '@flowhall/calendar';
import type { Attachment, HistoryEntryView, Language, LocalizedText } from '@flowhall/contracts';
import type { PersonalBox } from '../../adapters/personal-box.ts';
import { fromJson } from '../../lib/json.ts';
import { presentPerson } from '../../lib/present-person.ts';
import type { HistoryRow } from './instances.repository.ts';

/** A stored entry as the approval layer wrote it. */
export function toHistoryEntry(row: HistoryRow): HistoryEntry {
  const { instanceId: _instance, residue: _residue, action, stepName, detail, changes, at, ...rest } = row;
  return {
    ...rest,
    action: fromJson<HistoryEntry['action']>(action),
    stepName: fromJson<LocalizedText | null>(stepName),
    detail: fromJson<HistoryDetail>(detail),
    changes: fromJson<FieldChange[]>(changes),
    at: at.toISOString(),
  };
}

/** What is vouched for where personal data were erased: the place in the chain, and all that is left. */
export const residueText = (entry: HistoryEntry): string => `${entry.hash}\n${hashEntry(entry.previousHash, entry)}`;

/** Whether the stored records are what was written, or what was left when personal data were erased. */
export function checkHistory(rows: readonly HistoryRow[], personal: PersonalBox): ChainCheck {
  const residues = new Map(rows.map(({ id, residue }) => [id, residue]));
  return verifyChain(rows.map(toHistoryEntry), (entry) => {
    const residue = residues.get(entry.id) ?? null;
    return residue !== null && personal.vouches(residueText(entry), residue);
  });
}

/** An entry of the transfer records; `readable` leaves of its changes what the reader may see. */
export function presentHistoryEntry(
  entry: HistoryEntry,
  lang: Language,
  readable: (changes: readonly FieldChange[]) => FieldChange[],
  calendar: WorkingCalendar,
): HistoryEntryView {
  const { detail } = entry;
  const person = (one: RecordedPerson | null | undefined) => (one ? presentPerson(one, lang) : null);
  const recipients = detail.recipients ?? [];
  const file = ({ id, name, mediaType, size }: RecordedFile): Attachment => ({
    ...{ id, name, mediaType, size },
    createdAt: entry.at,
  });
  return {
    seq: entry.seq,
    at: entry.at,
    action: entry.action,
    actor: person(detail.actor),
    onBehalfOf: person(detail.onBehalfOf),
    step: entry.stepId && entry.stepName ? { stepId: entry.stepId, name: entry.stepName } : null,
    opinion: entry.opinion,
    recipients: recipients.map(({ stepName, people }) => ({
      step: stepName,
      people: people.map((one) => presentPerson(one, lang)),
    })),
    leaver: person(detail.leaver),
    changes: readable(entry.changes),
    signature: detail.signature ? file(detail.signature) : null,
    attachments: (detail.attachments ?? []).map(file),
    waitedMs: detail.waitedMs ?? null,
    waited: presentWaited(entry, calendar),
    overdue: presentOverdue(detail, lang),
  };
}

function presentOverdue({ overdue }: HistoryDetail, lang: Language): HistoryEntryView['overdue'] {
  if (!overdue) return null;
  const { did, instead = null, late } = overdue;
  return { did, instead, late: late.map((one) => presentPerson(one, lang)) };
}

/** Entries that were written before working time was counted go by the calendar as it is now. */
function presentWaited({ detail, at }: HistoryEntry, calendar: WorkingCalendar): HistoryEntryView['waited'] {
  const { waitedMs, waitedWorkMs } = detail;
  if (waitedMs === undefined) return null;
  const end = new Date(at);
  const since = new Date(end.getTime() - waitedMs);
  return inWorkingDays(calendar, waitedWorkMs ?? calendar.workingTimeBetween(since, end));
}
