import type { AuditEntryView, Language } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { Actor } from '../../http/actor.ts';
import { reachOf } from '../../http/reach.ts';
import { daysBetween } from '../../lib/days-between.ts';
import { fromJson } from '../../lib/json.ts';
import { placeAfter, toPage } from '../../lib/page.ts';
import * as entries from './read-audit.repository.ts';

export interface AuditQuery {
  readonly action?: string;
  readonly actor?: string;
  readonly subject?: string;
  readonly address?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** One page of the audit log, as far as the reader sees. @throws UserError `invalid-cursor` */
export async function readAudit(db: DatabaseClient, query: AuditQuery, reader: Actor, lang: Language) {
  const { action, actor, subject, address, from, to, limit = 20, cursor } = query;
  const found = await entries.findPage(db, {
    ...(action && { action }),
    ...(actor && { actorId: actor }),
    ...(subject && { subject: subject.trim() }),
    ...(address && { address: address.trim() }),
    ...daysBetween(from, to),
    ...{ reach: reachOf(reader, 'audit.read'), after: placeAfter(cursor), limit },
  });
  const { rows, nextCursor } = toPage(found, limit, ({ at, id }) => ({ at, id }));
  return { items: rows.map((row) => present(row, lang)), nextCursor };
}

function present(row: entries.AuditRow, lang: Language): AuditEntryView {
  const named = (name: string | null, nameEn: string | null) => (lang === 'en' ? (nameEn ?? name) : name);
  const { id, at, action, actorId, subject, number, address } = row;
  return {
    ...{ id, action, subject, address, at: at.toISOString() },
    actor: actorId === null ? null : { id: actorId, name: named(row.actorName, row.actorNameEn) ?? '' },
    subjectName: number ?? named(row.subjectName, row.subjectNameEn),
    instanceId: number === null ? null : subject,
    detail: fromJson<AuditEntryView['detail']>(row.detail),
  };
}
