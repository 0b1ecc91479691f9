import { type Static, Type } from 'typebox';
import { idParams, instant, literals, localizedText, nullable } from './common.ts';
import { HISTORY_ACTIONS, instanceStatus } from './instance-views.ts';
import { operation } from './operation.ts';

export const SHEET_RESULTS = ['genuine', 'changed', 'damaged'] as const;

/** What anybody may learn about a printed sheet. People's names are masked. */
export const sheetVerification = Type.Object({
  /** In groups of four. */
  code: Type.String(),
  /** `changed`: genuine, and more has happened since; `damaged`: the stored history is not what was written. */
  result: literals(SHEET_RESULTS),
  itemName: localizedText,
  number: Type.String(),
  appliedAt: instant,
  printedAt: instant,
  /** As the paper says, and as it is now. */
  printedStatus: instanceStatus,
  status: instanceStatus,
  endedAt: nullable(instant),
  /** Who decided what, as far as the paper goes; empty for a damaged history. */
  decisions: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      action: literals(HISTORY_ACTIONS),
      step: nullable(localizedText),
      people: Type.Array(localizedText),
      at: instant,
    }),
  ),
  /** History entries on the paper, and since. */
  entries: Type.Integer(),
  later: Type.Integer(),
  /** Hash of the history as printed; the paper shows its beginning. */
  fingerprint: Type.String(),
  /** Whether the file that was asked about is one that was made of this state. */
  file: nullable(literals(['same', 'different'])),
});
export type SheetVerification = Static<typeof sheetVerification>;

const tag = 'sheets';
export const sheetsApi = {
  getSheet: operation({
    method: 'get',
    path: '/api/instances/{id}/sheet',
    tag,
    summary: 'The approval sheet as PDF',
    access: 'authenticated',
    visitors: true,
    params: idParams,
    response: { 200: Type.Unknown() },
    produces: 'application/pdf',
    errors: ['not-found', 'action-not-allowed'],
  }),
  verifySheet: operation({
    method: 'get',
    path: '/api/verify/{code}',
    tag,
    summary: 'Check a printed sheet; with `file`, the SHA-256 of a PDF, whether it is unchanged',
    access: 'public',
    params: Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }),
    query: Type.Object({ file: Type.Optional(Type.String({ pattern: '^[0-9a-fA-F]{64}$' })) }),
    response: { 200: sheetVerification },
    errors: ['sheet-unknown', 'too-many-requests'],
  }),
};
