import { describe, expect, test } from 'vitest';
import { decide } from './support/decide.ts';
import { decision, file, table, tableFile } from './support/dmn-text.ts';

const matching = (cell: string, input: string | { name: string; type?: string; values?: string } = 'x') =>
  tableFile({
    policy: 'FIRST',
    inputs: [input],
    outputs: [{ name: 'hit', fallback: 'false' }],
    rules: [[cell, 'true']],
  });

describe('input entries', () => {
  test.each<[string, unknown, boolean]>([
    ['-', null, true],
    ['', 5, true],
    ['5', 5, true],
    ['"a","b"', 'b', true],
    ['not("a","b")', 'b', false],
    ['[1..3]', 3, true],
    ['[1..3)', 3, false],
    ['< 3, > 5', 4, false],
    ['? > limit', 4, true],
    ['limit', 3, true],
    ['contains(?, "lab")', 'computer lab', true],
    ['null', null, true],
    ['> 5', null, false],
    ['date("2026-01-01")', '2026-01-01', false],
  ])('%s against %j: %s', async (cell, x, hit) => {
    expect(await decide(matching(cell), { x, limit: 3 })).toBe(hit);
  });

  test('all cells of a rule must match', async () => {
    const xml = tableFile({
      policy: 'RULE ORDER',
      inputs: ['x', 'y + 1'],
      rules: [
        ['1', '3', '"a"'],
        ['1', '2', '"b"'],
      ],
    });
    expect(await decide(xml, { x: 1, y: 2 })).toEqual(['a']);
  });

  test('texts and dates compare when the input has a type: JSON has dates as text', async () => {
    const cell = '>= date("2026-03-01")';
    expect(await decide(matching(cell, { name: 'x', type: 'date' }), { x: '2026-03-02' })).toBe(true);
    expect(await decide(matching(cell, { name: 'x', type: 'date' }), { x: '2026-02-28' })).toBe(false);
    const longer = matching('> duration("PT2H")', { name: 'x', type: 'days and time duration' });
    expect(await decide(longer, { x: 'PT150M' })).toBe(true);
  });

  test('a clock of the caller', async () => {
    expect(await decide(matching('today()', 'date("2026-03-02")'))).toBe(true);
  });

  test.each([
    ['number', '5', 'must be a number, not a string'],
    ['string', 5, 'must be a string, not a number'],
    ['boolean', 'true', 'must be a boolean, not a string'],
    ['date', 'soon', 'must be a date'],
    ['date', 5, 'must be a date, not a number'],
  ])('an input of type %s is not %j', async (type, x, why) => {
    await expect(decide(matching('-', { name: 'x', type }), { x })).rejects.toMatchObject({
      code: 'value-not-allowed',
      message: expect.stringContaining(`the input "x" ${why}`),
    });
  });

  test('a value that the input cannot have is an error that does not show it', async () => {
    const xml = matching('-', { name: 'x', values: '"school","faculty"' });
    expect(await decide(xml, { x: 'school' })).toBe(true);
    await expect(decide(xml, { x: '110101199003070000' })).rejects.toThrow(
      /the input "x" must be one of: "school","faculty"$/,
    );
  });
});

describe('outputs', () => {
  const giving = (text: string, output: { name: string; type?: string; values?: string }) =>
    tableFile({ inputs: ['x'], outputs: [output], rules: [['-', text]] });

  test.each<[string, unknown]>([
    ['x * 2', 8],
    ['{ level: "dean", days: x }', { level: 'dean', days: 4 }],
    ['date("2026-01-01") + duration("P1D")', '2026-01-02'],
    ['', null],
    ['-', null],
  ])('%s', async (text, value) => {
    expect(await decide(giving(text, { name: 'result' }), { x: 4 })).toEqual(value);
  });

  test('of the wrong type, or none of the output values', async () => {
    await expect(decide(giving('x', { name: 'fee', type: 'number' }), { x: 'a' })).rejects.toMatchObject({
      code: 'value-not-allowed',
      rules: [1],
      message: expect.stringContaining('the output "fee" of rule 1 must be a number, not a string'),
    });
    await expect(decide(giving('x', { name: 'to', values: '"dean","president"' }), { x: 'a' })).rejects.toThrow(
      'the output "to" of rule 1 must be one of: "dean","president"',
    );
  });
});

describe('types of the file', () => {
  const TYPES = `<itemDefinition id="T1" name="Level"><typeRef>string</typeRef><allowedValues><text>"school","faculty"</text></allowedValues></itemDefinition>
<itemDefinition id="T2" name="Levels" isCollection="true"><typeRef>Level</typeRef></itemDefinition>
<itemDefinition id="T3" name="Request"><itemComponent name="level"><typeRef>Level</typeRef></itemComponent><itemComponent name="start"><typeRef>date</typeRef></itemComponent></itemDefinition>`;
  const typed = (type: string, input = 'x') =>
    file(TYPES, decision('d', table({ inputs: [{ name: input, type }], rules: [['-', '1']] })));

  test('allowed values', async () => {
    expect(await decide(typed('Level'), { x: 'school' })).toBe(1);
    await expect(decide(typed('Level'), { x: 'other' })).rejects.toThrow('must be one of: "school","faculty"');
  });

  test('lists of them', async () => {
    expect(await decide(typed('Levels'), { x: ['school', 'faculty'] })).toBe(1);
    await expect(decide(typed('Levels'), { x: ['school', 'other'] })).rejects.toThrow('holds an element that must be');
    await expect(decide(typed('Levels'), { x: 'school' })).rejects.toThrow('must be a list, not a string');
  });

  test('components', async () => {
    expect(await decide(typed('Request'), { x: { level: 'school', start: '2026-01-01' } })).toBe(1);
    await expect(decide(typed('Request'), { x: { level: 'other' } })).rejects.toThrow('has "level", which must be');
  });
});
