import type { HistoryAction, HistoryEntry } from '@flowhall/approval';
import type { SheetVerification } from '@flowhall/contracts';
import { UserError } from '../../errors.ts';
import {
  checkHistory,
  findHistory,
  findInstances,
  fromStatus,
  type InstanceServices,
  toHistoryEntry,
} from '../instances/index.ts';
import { maskName } from './mask-name.ts';
import { readCode, showCode } from './sheet-code.ts';
import * as sheets from './sheets.repository.ts';

/** Who decided what: enough to compare with the paper. */
const DECISIONS: ReadonlySet<HistoryAction> = new Set<HistoryAction>([
  ...(['submit', 'resubmit', 'agree', 'disagree', 'return', 'auto-agree', 'terminate', 'withdraw'] as const),
]);

/**
 * What anybody may learn who has the code of a sheet: whether it is genuine, and what is needed to compare it with the
 * paper. No title, no values, no opinions; people's names are masked.
 * @throws UserError `sheet-unknown`
 */
export async function verifySheet(
  services: InstanceServices,
  typed: string,
  sha256: string | undefined,
): Promise<SheetVerification> {
  const { prisma, personal } = services;
  const code = readCode(typed);
  const sheet = code && (await sheets.findByCode(prisma, code));
  if (!sheet) throw new UserError('sheet-unknown');
  const [instance] = await findInstances(prisma, [sheet.instanceId], personal);
  if (!instance) throw new UserError('sheet-unknown');
  const { manifest } = await services.definitions.get(prisma, instance.definitionId);
  const rows = await findHistory(prisma, sheet.instanceId);
  const entries = rows.map(toHistoryEntry);
  const printed = entries.slice(0, sheet.historySeq);
  const untouched = checkHistory(rows, personal).intact && printed.at(-1)?.hash === sheet.historyHash;
  const later = entries.length - sheet.historySeq - ownEntries(entries.slice(sheet.historySeq), sheet.files);
  return {
    code: showCode(sheet.code),
    result: untouched ? (later > 0 ? 'changed' : 'genuine') : 'damaged',
    itemName: manifest.name,
    number: instance.number,
    appliedAt: instance.createdAt.toISOString(),
    printedAt: sheet.issuedAt.toISOString(),
    printedStatus: later > 0 ? fromStatus(sheet.status) : instance.state.status,
    status: instance.state.status,
    endedAt: instance.endedAt?.toISOString() ?? null,
    decisions: untouched ? printed.filter(({ action }) => DECISIONS.has(action)).map(presentDecision) : [],
    entries: sheet.historySeq,
    later: Math.max(0, later),
    fingerprint: sheet.historyHash,
    file: sha256 === undefined ? null : sheet.files.includes(sha256.toLowerCase()) ? 'same' : 'different',
  };
}

/** How many of what follows are the making of the document itself and the end to which it led: no change of it. */
function ownEntries([first, second]: readonly HistoryEntry[], files: readonly string[]): number {
  const isIssued = first?.detail.attachments?.some(({ sha256 }) => files.includes(sha256)) ?? false;
  if (!isIssued) return 0;
  return second?.action === 'complete' ? 2 : 1;
}

function presentDecision({ action, stepName, detail, at, seq }: HistoryEntry): SheetVerification['decisions'][number] {
  const people = detail.actor ? [detail.onBehalfOf ?? detail.actor] : (detail.agreedFor ?? []);
  return { seq, action, step: stepName, people: people.map(({ name }) => maskName(name)), at };
}
