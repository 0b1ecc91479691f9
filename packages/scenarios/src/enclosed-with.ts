import type { Enclosed, RecordedFile } from '@flowhall/approval';
import type { ActEntry, StartEntry } from './scenario.ts';

const file = (id: string, mediaType: string): RecordedFile => ({
  ...{ id, name: id, mediaType },
  size: 1,
  sha256: '0'.repeat(64),
});

/** Made-up files for a scenario's `signature` and `files`. */
export function enclosedWith({ signature, files = 0 }: Pick<ActEntry | StartEntry, 'signature' | 'files'>): Enclosed {
  return {
    ...(signature && { signature: file('signature.png', 'image/png') }),
    ...(files > 0 && {
      attachments: Array.from({ length: files }, (_none, at) => file(`file-${at + 1}.pdf`, 'application/pdf')),
    }),
  };
}
