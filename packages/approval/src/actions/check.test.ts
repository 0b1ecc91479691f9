import { describe, expect, it } from 'vitest';
import { checkEnclosed } from './check.ts';

const file = { id: 'f', name: 'a.png', mediaType: 'image/png', size: 1, sha256: 'h' };

describe('checkEnclosed', () => {
  it('refuses an action without the signature that it asks for', () => {
    expect(() => checkEnclosed({ signature: 'required', attachment: 'none' }, { attachments: [file] })).toThrow(
      'signature-required',
    );
  });

  it('refuses an action without the file that it asks for; an empty list is none', () => {
    const ability = { signature: 'none', attachment: 'required' } as const;
    expect(() => checkEnclosed(ability, { signature: file, attachments: [] })).toThrow('attachment-required');
  });

  it('records what there is', () => {
    const ability = { signature: 'required', attachment: 'optional' } as const;
    expect(checkEnclosed(ability, { signature: file, attachments: [] })).toEqual({ signature: file });
    expect(checkEnclosed(ability, { signature: file, attachments: [file] })).toEqual({
      signature: file,
      attachments: [file],
    });
  });
});
