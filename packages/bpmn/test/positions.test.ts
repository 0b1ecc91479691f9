import { expect, test } from 'vitest';
import { elementPositions, openTagPositions } from '../src/xml/positions.ts';

const XML = `<?xml version="1.0"?>
<!-- <a id="commented"/> -->
<a id = 'A' note="a > b"><b
   id="B"/>  <c data-id="no" id="C"><![CDATA[<d id="D"/>]]></c>
</a>`;

test('open tags have line and column, comments and text left out', () => {
  expect(openTagPositions(XML)).toEqual([
    { line: 3, column: 1 },
    { line: 3, column: 26 },
    { line: 4, column: 14 },
  ]);
});

test('elements are found by id where their tag begins', () => {
  expect([...elementPositions(XML)]).toEqual([
    ['A', { line: 3, column: 1 }],
    ['B', { line: 3, column: 26 }],
    ['C', { line: 4, column: 14 }],
  ]);
});
