import type { Person } from '@flowhall/approval';
import type { CommentView, Language } from '@flowhall/contracts';
import { presentPerson } from '../../lib/present-person.ts';
import type { CommentRow } from './comments.repository.ts';

/** A comment with its author, who is among `authors`. */
export function presentComment(row: CommentRow, authors: readonly Person[], lang: Language): CommentView {
  const author = authors.find((person) => person.id === row.authorId);
  return {
    id: row.id,
    author: author ? presentPerson(author, lang) : { id: row.authorId, name: '—', department: null, post: null },
    body: row.body,
    createdAt: row.createdAt.toISOString(),
  };
}
