import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createSecrets } from './secrets.ts';

it('finds secrets of the environment and of a file, which may change', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'flowhall-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'secrets');
  writeFileSync(file, 'CARDS="from file"\n# a comment\nOTHER=x=y\n');
  const secrets = createSecrets(
    new Map([
      ['CARDS', 'from environment'],
      ['DOORS', 'd'],
    ]),
    file,
  );
  expect(await secrets.get('CARDS')).toBe('from file');
  expect(await secrets.get('OTHER')).toBe('x=y');
  expect(await secrets.get('DOORS')).toBe('d');
  expect(await secrets.get('toString')).toBeUndefined();
  writeFileSync(file, 'CARDS=changed\n');
  expect(await secrets.get('CARDS')).toBe('changed');
});

it('says when the file cannot be read', async () => {
  const secrets = createSecrets(new Map(), '/nowhere/secrets');
  await expect(secrets.get('A')).rejects.toMatchObject({ code: 'secrets-unreadable' });
});

it('needs no file', async () => {
  expect(await createSecrets(new Map([['A', 'a']]), undefined).get('A')).toBe('a');
});
