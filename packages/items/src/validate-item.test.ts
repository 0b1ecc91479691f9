import { describe, expect, it } from 'vitest';
import { loadItemFolder, readFolder } from './load-item-folder.ts';
import { validateItem } from './validate-item.ts';

const folder = new URL('../../../processes/temporary-card/', import.meta.url).pathname;
const context = {
  departments: ['card-centre', 'network-centre'],
  posts: ['office-director', 'it-leader', 'network-director'],
  roles: ['card-centre'],
};

async function check(change: (path: string, text: string) => string, more = {}) {
  const files = await readFolder(folder);
  const changed = [...files].map(([path, content]): [string, Uint8Array] => {
    if (path.endsWith('.docx')) return [path, content];
    return [path, new TextEncoder().encode(change(path, new TextDecoder().decode(content)))];
  });
  const { item, findings } = await validateItem(new Map(changed), { ...context, ...more });
  const severities = findings.map(({ severity }) => severity);
  const messages = findings.map(({ message }) => message);
  return {
    item,
    severities,
    messages,
    found: findings.map(({ rule, file, line, element }) => ({ rule, file, line, element })),
  };
}
const replace = (file: string, from: string, to: string) => (path: string, text: string) => {
  if (path !== file) return text;
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  return text.replaceAll(from, to);
};

const KIND = 'item/condition-kind';

/** The last flow of the process with a condition. */
const withCondition = (condition: string) =>
  replace(
    'process.bpmn',
    '<bpmn:sequenceFlow id="to-end" sourceRef="card-centre" targetRef="end" />',
    `<bpmn:sequenceFlow id="to-end" sourceRef="card-centre" targetRef="end">
      <bpmn:conditionExpression>${condition.replaceAll('>', '&gt;')}</bpmn:conditionExpression>
    </bpmn:sequenceFlow>`,
  );

describe('validateItem', () => {
  it('finds nothing in a service that is right', async () => {
    const { item, found } = await check((_, text) => text);
    expect(found).toEqual([]);
    expect(item?.checksum).toBe((await loadItemFolder(folder)).item?.checksum);
  });

  it.each([
    ['item.yaml', 'department: card-centre', 'department: nowhere', 'manifest/unknown-key', 'department'],
    ['item.yaml', 'office-director', 'nobody', 'manifest/unknown-key', 'audience.posts'],
    ['item.yaml', 'field: letter', 'field: letters', 'manifest/field-missing', 'materials.2.field'],
    ['item.yaml', 'application-form.docx', 'form.docx', 'manifest/template-missing', 'materials.0.template'],
    ['item.yaml', '" 人）"', '+ )', 'manifest/expression', 'title'],
    ['item.yaml', 'string(headcount)', 'headcount', 'manifest/no-text', 'title'],
    ['item.yaml', '"XYK" + year + sequence', '1 + 1', 'manifest/no-text', 'number'],
    ['process.bpmn', 'kind="apply"', 'kind="approve"', 'item/apply-step', null],
    ['process.bpmn', 'role="card-centre"', 'role="nobody"', 'assignment-unknown', 'card-centre'],
  ])('%s: %s → %s', async (file, from, to, rule, element) => {
    const { found } = await check(replace(file, from, to));
    expect(found).toMatchObject([{ rule, file, element }]);
  });

  it.each([
    ['headcount > "30"', 'headcount'],
    ['form.headcount >= "30"', 'headcount'],
    ['reason = 3', 'reason'],
  ])('warns of a condition that never holds: %s', async (condition, field) => {
    const { found, messages } = await check(withCondition(condition));
    const [warning] = found.filter(({ rule }) => rule === KIND);
    expect(warning).toMatchObject({ file: 'process.bpmn', element: 'to-end' });
    expect(warning?.line).toBeGreaterThan(100);
    expect(messages.filter(({ zh, en }) => zh.includes(field) && en.includes(condition))).toHaveLength(1);
  });

  it.each(['headcount > 30', 'reason = "3"', 'other > "3"', 'count(persons) > 3', 'steps.apply.outcome = "agree"'])(
    'says nothing of %s',
    async (condition) => {
      const { found } = await check(withCondition(condition));
      expect(found.map(({ rule }) => rule)).not.toContain(KIND);
    },
  );

  it('says nothing of a field that a script sets', async () => {
    const { found } = await check((path, text) =>
      withCondition('headcount > "30"')(path, text).replace(
        '</bpmn:process>',
        '<bpmn:scriptTask id="sets" flow:resultVariable="headcount"><bpmn:script>1</bpmn:script></bpmn:scriptTask></bpmn:process>',
      ),
    );
    expect(found.map(({ rule }) => rule)).not.toContain(KIND);
  });

  it('warns of a field that a rule names and does not see', async () => {
    const rename = (path: string, text: string) =>
      path === 'forms/application.json' || path === 'process.bpmn' || path === 'item.yaml'
        ? text.replaceAll(/\bheadcount\b/g, 'day')
        : text;
    const { item, found, severities } = await check(rename);
    expect(item?.manifest.title).toContain('string(day)');
    expect(found).toMatchObject([{ rule: 'manifest/field-hidden', file: 'item.yaml', element: 'title' }]);
    expect(severities).toEqual(['warning']);
    const mended = await check((path, text) => rename(path, text).replace('string(day)', 'string(form.day)'));
    expect(mended.found).toEqual([]);
  });

  it('warns of a title that reads what no form has, and refuses one of another kind than text', async () => {
    const severity = async (to: string) => (await check(replace('item.yaml', 'string(headcount)', to))).severities;
    expect(await severity('nowhere')).toEqual(['warning']);
    expect(await severity('headcount')).toEqual(['error']);
  });

  it('says on which line', async () => {
    const { found } = await check(replace('process.bpmn', 'mode="claim"', 'mode="vote"'));
    expect(found[0]?.line).toBeGreaterThan(40);
    const manifest = await check(replace('item.yaml', 'field: letter', 'field: letters'));
    expect(manifest.found[0]?.line).toBe(33);
  });

  it('finds permissions for a step that does not exist', async () => {
    const { found } = await check(replace('forms/application.json', '"card-centre": {', '"cardcentre": {'));
    expect(found).toMatchObject([{ file: 'forms/application.json' }]);
  });

  it('allows a post to be looked for upward', async () => {
    const { found } = await check(replace('process.bpmn', 'department="initiator"', 'department="nearest"'));
    expect(found).toEqual([]);
  });

  it('reads no model out of something that is none', async () => {
    const { found } = await check((path, text) => (path === 'process.bpmn' ? '<html/>' : text));
    expect(found).toMatchObject([{ rule: 'model-unreadable', file: 'process.bpmn' }]);
  });

  it('finds a process that would get stuck', async () => {
    const files = new Map(await readFolder(new URL('../../../processes/leave-request/', import.meta.url).pathname));
    const xml = new TextDecoder().decode(files.get('process.bpmn'));
    const [before = '', own = ''] = xml.split(/(?=<bpmn:exclusiveGateway id="decided")/);
    const joined =
      before +
      own.replace('exclusiveGateway', 'parallelGateway').replace('/bpmn:exclusiveGateway', '/bpmn:parallelGateway');
    files.set('process.bpmn', new TextEncoder().encode(joined));
    const { findings } = await validateItem(files);
    expect(findings).toMatchObject([{ rule: 'deadlock', severity: 'error', file: 'process.bpmn', element: 'decided' }]);
    expect(findings[0]?.line).toBe(122);
  });

  describe('decisions', () => {
    const DMN = `<definitions id="D" name="D" namespace="urn:test" xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">
<decision id="level" name="level"><literalExpression id="text"><text>if headcount &gt; 5 then "high" else "low"</text></literalExpression></decision></definitions>`;
    const TASK = (decision: string) =>
      `<bpmn:businessRuleTask id="level"><bpmn:extensionElements><flow:calledDecision decision="${decision}" result="level"/></bpmn:extensionElements></bpmn:businessRuleTask><bpmn:sequenceFlow id="to-level" sourceRef="level" targetRef="it-leader"/>`;

    async function withDecisions(decision: string, decisions: Record<string, string>) {
      const files = new Map(await readFolder(folder));
      const model = new TextDecoder()
        .decode(files.get('process.bpmn'))
        .replaceAll(/<bpmn:(incoming|outgoing)>[^<]*<\/bpmn:\1>/g, '');
      const to = 'sourceRef="apply" targetRef="it-leader" />';
      if (!model.includes(to)) throw new Error('process.bpmn has changed');
      const encode = (text: string) => new TextEncoder().encode(text);
      files.set('process.bpmn', encode(model.replace(to, `sourceRef="apply" targetRef="level" />${TASK(decision)}`)));
      for (const [path, text] of Object.entries(decisions)) files.set(`decisions/${path}`, encode(text));
      const { item, findings } = await validateItem(files, context);
      return { item, errors: findings.filter(({ severity }) => severity === 'error') };
    }

    it('are read, deployed with the item and known to its process', async () => {
      const { item, errors } = await withDecisions('level', { 'level.dmn': DMN });
      expect(errors).toEqual([]);
      expect(item?.decisions).toEqual({ level: DMN });
      const changed = await withDecisions('level', { 'level.dmn': DMN.replace('5', '6') });
      expect(changed.item?.checksum).not.toBe(item?.checksum);
    });

    it('must exist', async () => {
      const { errors } = await withDecisions('other', { 'level.dmn': DMN });
      expect(errors).toMatchObject([{ rule: 'decision-unknown', file: 'process.bpmn', element: 'level' }]);
    });

    it('must be right; findings name file, line and column', async () => {
      const { errors } = await withDecisions('level', { 'level.dmn': DMN.replace('"low"', '') });
      expect(errors).toMatchObject([
        { rule: 'dmn-expression', file: 'decisions/level.dmn', line: 2, column: 35, element: 'text' },
      ]);
      const { errors: unreadable } = await withDecisions('level', { 'level.dmn': '<html/>' });
      expect(unreadable).toMatchObject([
        { rule: 'model-unreadable', file: 'decisions/level.dmn' },
        { rule: 'decision-unknown' },
      ]);
    });

    it('have ids of their own in the whole item', async () => {
      const { errors } = await withDecisions('level', { 'a.dmn': DMN, 'b.dmn': DMN });
      expect(errors).toMatchObject([{ rule: 'dmn-id', file: 'decisions/b.dmn', element: 'level' }]);
    });
  });
});
