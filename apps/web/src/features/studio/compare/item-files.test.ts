import type { ItemFileView } from '@flowhall/contracts';
import { diffItems } from '@flowhall/items/diff';
import { describe, expect, it } from 'vitest';
import { withChanges } from '../store/draft-state.ts';
import { otherFiles } from './item-files.ts';

const template = (sha256: string): ItemFileView => ({ path: 'templates/a.docx', mediaType: 'x', size: 9, sha256 });
const changed = async (before: ItemFileView[], after: ItemFileView[]) =>
  (await diffItems(otherFiles(before), otherFiles(after))).map(({ path, kind }) => [path, kind]);

describe('the files of two versions', () => {
  it('differ by what is in them, also when they are no text and of the same size', async () => {
    expect(await changed([template('a')], [template('a')])).toEqual([]);
    expect(await changed([template('a')], [template('b')])).toEqual([['templates/a.docx', 'changed']]);
  });

  it('differ where one was replaced on the page', async () => {
    const before = template('a');
    const after = withChanges(new Map([[before.path, before]]), new Map([[before.path, { base64: 'eA==', size: 9 }]]));
    expect(await changed([before], [...after.values()])).toEqual([['templates/a.docx', 'changed']]);
  });
});
