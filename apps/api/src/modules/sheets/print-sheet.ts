import { createHash } from 'node:crypto';
import type { HistoryEntry } from '@flowhall/approval';
import type { Language } from '@flowhall/contracts';
import { hasFeature, parseSheet, SHEET_FILE } from '@flowhall/items';
import type { FileStorage } from '../../adapters/file-storage.ts';
import type { PdfRenderer } from '../../adapters/pdf-renderer/pdf-renderer.ts';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { findAttachments } from '../attachments/index.ts';
import { findDefinitionFile } from '../definitions/index.ts';
import {
  describeInstance,
  findHistory,
  type InstanceServices,
  type LoadedInstance,
  openInstance,
  toHistoryEntry,
  toStatus,
} from '../instances/index.ts';
import { composeSheet } from './compose-sheet.ts';
import { namesIn } from './form-names.ts';
import { printableImage } from './printable-image.ts';
import { newCode, showCode } from './sheet-code.ts';
import * as sheets from './sheets.repository.ts';
import { standingOpinions } from './standing-opinions.ts';

export interface SheetServices extends InstanceServices {
  readonly storage: FileStorage;
  readonly renderer: PdfRenderer;
}

export interface PrintRequest {
  readonly instanceId: string;
  readonly actor: Actor;
  readonly lang: Language;
  /** Where people reach this installation. */
  readonly origin: string;
}

/**
 * The approval sheet of an application as PDF, with what this reader may see and a code under which anybody can check it.
 * The same state has the same code.
 * @throws UserError `not-found` for strangers, `action-not-allowed` where the item is not to be printed, or not yet
 */
export async function printSheet(
  services: SheetServices,
  { instanceId, actor, lang, origin }: PrintRequest,
): Promise<{ pdf: Uint8Array; name: string }> {
  const seen = await openInstance(services, instanceId, actor, lang);
  if (!hasFeature(seen.definition.manifest, 'print')) throw new UserError('action-not-allowed');
  const { pdf } = await makeSheet(services, seen, { actor, lang, origin, issued: false });
  return { pdf, name: `${seen.instance.number}.pdf` };
}

/**
 * The sheet as a document that the process issues to its applicant, with what the applicant may see; `onlyCompleted` does
 * not keep the process from it. The same state has the same code.
 */
export async function issueSheet(
  services: SheetServices,
  {
    instanceId,
    initiatorId,
    lang,
    origin,
  }: { instanceId: string; initiatorId: string; lang: Language; origin: string },
): Promise<{ pdf: Uint8Array; code: string }> {
  const actor: Actor = { userId: initiatorId, sessionId: '', roles: [], permissions: new Set(), locale: lang };
  const seen = await openInstance(services, instanceId, actor, lang);
  return makeSheet(services, seen, { actor, lang, origin, issued: true });
}

async function makeSheet(
  services: SheetServices,
  { instance, definition, reader }: Awaited<ReturnType<typeof openInstance>>,
  { actor, lang, origin, issued }: Omit<PrintRequest, 'instanceId'> & { readonly issued: boolean },
): Promise<{ pdf: Uint8Array; code: string }> {
  const { prisma } = services;
  const instanceId = instance.state.id;
  const { seq, hash } = instance.state.approval.history;
  const [detail, rows, layout] = await Promise.all([
    describeInstance(services, prisma, instance, definition, reader),
    findHistory(prisma, instanceId),
    findDefinitionFile(prisma, definition.id, SHEET_FILE),
  ]);
  // What was added while this was read is another state.
  const entries = rows.filter((row) => row.seq <= seq).map(toHistoryEntry);
  const parsed = layout && parseSheet(Buffer.from(layout.content).toString());
  if (!issued && parsed?.onlyCompleted && instance.state.status !== 'completed')
    throw new UserError('action-not-allowed');
  const sheet = await sheets.issue(prisma, {
    code: newCode(),
    instanceId,
    historySeq: seq,
    historyHash: hash,
    status: toStatus(instance.state.status),
    issuedAt: services.clock(),
    issuedById: actor.userId,
  });
  const code = showCode(sheet.code);
  const pdf = await services.renderer.render(
    composeSheet({
      layout: parsed,
      instance: detail,
      entries,
      opinions: standingOpinions(entries, standingOf(instance, definition.model.applyStepId)),
      signatures: await readSignatures(services, entries),
      values: { lang, names: await namesIn(prisma, services.directory(prisma), detail, lang) },
      verification: { url: `${origin}/verify/${code}`, address: `${origin}/verify`, code, entries: seq, hash },
      at: sheet.issuedAt,
      issued,
    }),
  );
  await sheets.addFile(prisma, sheet.id, createHash('sha256').update(pdf).digest('hex'));
  return { pdf, code };
}

function standingOf({ state, currentSteps }: LoadedInstance, applyStepId: string) {
  return {
    done: new Set(state.approval.path.map(({ stepId }) => stepId)),
    open: new Map(currentSteps.map(({ stepId, since }) => [stepId, since])),
    rejected: state.status === 'rejected',
    applyStepId,
  };
}

/** Images whose content is what was signed with, as far as they can be drawn; others do not keep the rest from being printed. */
async function readSignatures(
  { prisma, storage }: SheetServices,
  entries: readonly HistoryEntry[],
): Promise<ReadonlyMap<string, string>> {
  const signed = new Map(
    entries.flatMap(({ detail: { signature } }) => (signature ? [[signature.id, signature]] : [])),
  );
  const files = signed.size > 0 ? await findAttachments(prisma, [...signed.keys()]) : [];
  const images = await Promise.all(
    files.map(async ({ id, storageKey, mediaType }): Promise<[string, string][]> => {
      const content = await storage.getBytes(storageKey).catch(() => null);
      if (!content) return [];
      const sha256 = createHash('sha256').update(content).digest('hex');
      if (sha256 !== signed.get(id)?.sha256) return [];
      const image = printableImage(Buffer.from(content), mediaType);
      return image ? [[id, `data:${mediaType};base64,${image.toString('base64')}`]] : [];
    }),
  );
  return new Map(images.flat());
}
