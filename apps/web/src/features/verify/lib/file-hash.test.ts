import { expect, it } from 'vitest';
import { canHash, fileHash } from './file-hash.ts';

it('hashes a file', async () => {
  expect(canHash()).toBe(true);
  expect(await fileHash(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
