import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validateDecisions } from '../src/index.ts';
import { decide, outcome } from './support/decide.ts';

const XML = readFileSync(new URL('./fixtures/purchase.dmn', import.meta.url), 'utf8');

describe.each(['20191111', '20211108', '20230324', '20240513'])('a file as modelers save it, DMN of %s', (version) => {
  const xml = XML.replaceAll('20191111', version);

  test('has no findings', async () => {
    expect(await validateDecisions(xml)).toEqual([]);
  });

  test.each([
    [{ price: 100, kind: 'books' }, ['head']],
    [{ price: 100, count: 60, kind: 'software' }, ['head', 'it-centre', 'dean']],
    [{ price: 100_000, kind: 'books' }, ['head', 'dean', 'president']],
  ])('%j: %j', async (variables, who) => {
    expect(await decide(xml, variables, 'approvers')).toEqual(who);
  });
});

test('says which rules of which tables were hit', async () => {
  expect((await outcome(XML, { price: 9000, kind: 'books' }, 'approvers')).hits).toEqual([
    { decisionId: 'level', rules: [2] },
    { decisionId: 'approvers', rules: [1, 3] },
  ]);
});

test('bytes are read in the encoding that they declare', async () => {
  const text = XML.replace('UTF-8', 'UTF-16');
  const bytes = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  expect(await validateDecisions(bytes)).toEqual([]);
});

test('an input that the type does not allow is named', async () => {
  await expect(outcome(XML, { price: 1, kind: 'food' }, 'approvers')).rejects.toThrow(
    'Decision "审批人" (approvers): the input data "kind" must be one of: "equipment", "software", "books"',
  );
});
