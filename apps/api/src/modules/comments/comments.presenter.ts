import type { Person } from '@flowhall/approval';
import type { CommentView, Language } from '@flowhall/contracts';
import { presentPerson } from '../../lib/present-person.ts';
import { type AttachmentRow, presentAttachment } from '../attachments/index.ts';
import type { CommentRow } from './comments.repository.ts';

export interface Around {
  /** Authors and those who are mentioned. */
  readonly people: readonly Person[];
  readonly files: readonly AttachmentRow[];
}

/** Ids of everybody in comments. */
export const peopleIn = (rows: readonly CommentRow[]): string[] => [
  ...new Set(rows.flatMap((row) => [row.authorId, ...row.mentions])),
];

/** A comment with its author, the people it mentions and its files. */
export function presentComment(row: CommentRow, { people, files }: Around, lang: Language): CommentView {
  const author = people.find((person) => person.id === row.authorId);
  const mentioned = people.filter((person) => row.mentions.includes(person.id));
  return {
    id: row.id,
    author: author ? presentPerson(author, lang) : { id: row.authorId, name: '—', department: null, post: null },
    body: row.body,
    mentions: mentioned.map((person) => presentPerson(person, lang)),
    attachments: files.filter((file) => row.attachmentIds.includes(file.id)).map(presentAttachment),
    createdAt: row.createdAt.toISOString(),
  };
}
