import { describe, expect, it } from 'vitest';
import { editBpmn } from '../write-bpmn.ts';
import { commentsOf, withComments } from './comments.ts';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<!-- whose file -->
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flow="https://flowhall.dev/schema/flow/1" id="defs" targetNamespace="urn:x">
  <!-- first -->
  <!-- second -->
  <process id="p" isExecutable="true">
    <!-- where it starts -->
    <startEvent id="s" />
    <userTask id="a" name="A &gt; B">
      <extensionElements>
        <flow:step kind="approve">
          <!-- who -->
          <flow:assignment rule="initiator" />
        </flow:step>
      </extensionElements>
    </userTask>
    <!-- the last -->
  </process>
  <!-- the end -->
</definitions>
<!-- after all -->
`;

/** Each comment with the line that follows it. */
const followed = (text: string) => {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.flatMap((line, n) => (line.startsWith('<!--') ? [`${line} ${(lines[n + 1] ?? '').slice(0, 24)}`] : []));
};

describe('comments of a file', () => {
  it('stay where they stood when it is written anew', async () => {
    const { write } = await editBpmn(xml);
    expect(followed(await write())).toEqual([
      '<!-- whose file --> <definitions xmlns="http',
      '<!-- first --> <!-- second -->',
      '<!-- second --> <process id="p" isExecut',
      '<!-- where it starts --> <startEvent id="s" />',
      // inside of a setting: at the step
      '<!-- who --> <userTask id="a" name="A',
      '<!-- the last --> </process>',
      '<!-- the end --> </definitions>',
      '<!-- after all --> ',
    ]);
  });

  it('do not wander when it is read and written again', async () => {
    const once = await (await editBpmn(xml)).write();
    expect(await (await editBpmn(once)).write()).toBe(once);
  });

  it('are not lost when what they stood at is gone', () => {
    const kept = commentsOf(xml);
    const rest = '<definitions id="defs">\n  <process id="p" />\n</definitions>\n';
    const written = withComments(rest, kept);
    expect(
      commentsOf(written)
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(kept.map(({ text }) => text).toSorted());
    expect(withComments(rest, [])).toBe(rest);
    expect(withComments('<definitions/>', kept).match(/<!--/g)).toHaveLength(kept.length);
  });

  it('are no comments in texts', () => {
    const text = '<definitions><process id="p"><![CDATA[<!-- no -->]]></process><a b="<!-- no -->"/></definitions>';
    expect(commentsOf(text)).toEqual([]);
  });
});
