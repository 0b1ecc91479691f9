import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './run.ts';

const repository = new URL('../../../', import.meta.url).pathname;
let cwd: string;
let lines: string[];
let errors: string[];

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'flowhall-cli-'));
});
afterEach(() => rm(cwd, { recursive: true }));

function flowhall(...args: string[]) {
  lines = [];
  errors = [];
  const out = (line: string) => void lines.push(line);
  return run(args, { lang: 'en', cwd, out, error: (line) => void errors.push(line) });
}
const change = async (path: string, from: string, to: string) => {
  const text = await readFile(join(cwd, path), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(cwd, path), text.replace(from, to));
};

describe('flowhall new', () => {
  it('creates an item that validates and passes its scenario with full coverage', async () => {
    expect(await flowhall('new', 'venue-booking')).toBe(0);
    expect(await flowhall('validate')).toBe(0);
    expect(lines).toEqual(['✓ processes/venue-booking  no findings', '1 items, 0 errors, 0 warnings']);
    expect(await flowhall('test', '--require-coverage')).toBe(0);
    expect(lines.at(-1)).toBe('1 scenarios passed, 0 failed');
    expect(lines.join('\n')).toContain('process coverage 100%');
  });

  it.each([
    [[], 'Name a key'],
    [['Venue Booking'], 'lower-case'],
    [['../x'], 'lower-case'],
  ])('refuses %j', async (keys, why) => {
    expect(await flowhall('new', ...keys)).toBe(2);
    expect(errors.join()).toContain(why);
  });

  it('overwrites nothing', async () => {
    await flowhall('new', 'venue');
    expect(await flowhall('new', 'venue', '--lang', 'zh')).toBe(2);
    expect(errors).toEqual(['processes/venue 已存在。']);
  });
});

describe('flowhall diff', () => {
  beforeEach(async () => {
    await flowhall('new', 'venue');
    await cp(join(cwd, 'processes/venue'), join(cwd, 'after'), { recursive: true });
  });

  it('finds no difference between a folder and its copy', async () => {
    expect(await flowhall('diff', 'processes/venue', 'after')).toBe(0);
    expect(lines).toEqual(['No differences.']);
  });

  it('tells elements, values and files that differ', async () => {
    await change('after/process.bpmn', 'kind="approve"', 'kind="handle"');
    await change('after/item.yaml', 'department: president-office', 'department: finance');
    await rm(join(cwd, 'after/README.md'));
    expect(await flowhall('diff', 'processes/venue', 'after')).toBe(1);
    const text = lines.join('\n');
    expect(text).toContain('- README.md');
    expect(text).toContain('~ item.yaml\n    department: president-office → finance');
    expect(text).toMatch(/~ process\.bpmn\n {2}~ \w+ {2}UserTask.*\n {6}flow:Step\.kind: approve → handle/);
    expect(await flowhall('diff', 'processes/venue', 'after', '--json')).toBe(1);
    expect(JSON.parse(lines[0] ?? '').changes).toHaveLength(3);
  });

  it('wants two folders that can be read', async () => {
    expect(await flowhall('diff', 'processes/venue')).toBe(2);
    expect(await flowhall('diff', 'processes/venue', 'nowhere')).toBe(2);
    expect(errors.join()).toContain('nowhere');
  });
});

describe('flowhall validate', () => {
  it('prints file, line, element, message and how to mend it', async () => {
    await flowhall('new', 'venue');
    await change('processes/venue/item.yaml', 'department: president-office', 'department: nowhere');
    expect(await flowhall('validate', 'processes/venue')).toBe(1);
    expect(lines).toEqual([
      'processes/venue/item.yaml:5  error  department',
      '  The organisation does not know nowhere  [manifest/unknown-key]',
      '  Mend: Check the spelling or create it in the organisation first.',
      '1 items, 1 errors, 0 warnings',
    ]);
    await flowhall('validate', '--lang', 'zh');
    expect(lines[0]).toBe('processes/venue/item.yaml:5  错误  department');
  });

  it('wants the folder to be called like the item', async () => {
    await flowhall('new', 'venue');
    await cp(join(cwd, 'processes/venue'), join(cwd, 'processes/other'), { recursive: true });
    expect(await flowhall('validate', 'processes/other')).toBe(1);
    expect(lines.join('\n')).toContain('The folder other and the key venue differ');
  });

  it('finds nothing wrong with the services of this repository', async () => {
    expect(await flowhall('validate', '--root', join(repository, 'processes'))).toBe(0);
  });
});

describe('flowhall validate with model files', () => {
  const BPMN = `<definitions id="D" targetNamespace="urn:t" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
<process id="P" isExecutable="true"><startEvent id="s"/>
  <task id="t"/><endEvent id="e"/>
<sequenceFlow id="f" sourceRef="s" targetRef="t"/><sequenceFlow id="g" sourceRef="t" targetRef="e"/></process></definitions>`;
  const DMN = `<definitions id="D" name="D" namespace="urn:t" xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">
<decision id="level" name="level"><decisionTable id="table"><input id="i"><inputExpression><text>n</text></inputExpression></input>
<output id="o"/><rule id="r"><inputEntry><text>&gt; 3</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable></decision></definitions>`;

  beforeEach(async () => {
    await mkdir(join(cwd, 'models/inner'), { recursive: true });
    await writeFile(join(cwd, 'models/right.bpmn'), BPMN);
    await writeFile(join(cwd, 'models/inner/level.dmn'), DMN);
    await writeFile(join(cwd, 'models/notes.txt'), '');
  });

  it('asks of plain BPMN only what BPMN asks', async () => {
    expect(await flowhall('validate', 'models/right.bpmn')).toBe(0);
    expect(lines).toEqual(['✓ models/right.bpmn  no findings', '1 files, 0 errors, 0 warnings']);
  });

  it('prints line and column, and checks several files, folders and patterns once each', async () => {
    await change('models/right.bpmn', 'targetRef="e"', 'targetRef="nowhere"');
    expect(await flowhall('validate', 'models', 'models/*.bpmn', 'models/right.bpmn')).toBe(1);
    expect(lines).toContain('models/right.bpmn:4:51  error  g');
    expect(lines).toContain('models/inner/level.dmn:2:35  warning  table');
    expect(lines.at(-1)).toMatch(/^2 files, \d errors, 1 warnings$/);
    expect(await flowhall('validate', 'models', '--lang', 'zh')).toBe(1);
    expect(lines).toContain('  “level”没有规则适用于这种情况：n = 2。  [dmn-gap]');
  });

  it('holds a process with our settings to what a service item needs', async () => {
    const step =
      '<extensionElements><flow:step xmlns:flow="https://flowhall.dev/schema/flow/1" kind="apply"/></extensionElements>';
    await writeFile(
      join(cwd, 'models/right.bpmn'),
      BPMN.replace('<task id="t"/>', `<userTask id="t">${step}</userTask>`),
    );
    expect(await flowhall('validate', 'models/right.bpmn')).toBe(1);
    expect(lines.join('\n')).toContain('[assignment-missing]');
  });

  it('finds items below a folder', async () => {
    await flowhall('new', 'venue', '--root', 'models');
    expect(await flowhall('validate', 'models')).toBe(0);
    expect(lines.at(-1)).toBe('1 items, 2 files, 0 errors, 1 warnings');
  });

  it('prints JSON', async () => {
    expect(await flowhall('validate', 'models', '--json')).toBe(0);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      findings: [
        { file: 'models/inner/level.dmn', rule: 'dmn-gap', severity: 'warning', line: 2, column: 35, element: 'table' },
      ],
      errors: 0,
      warnings: 1,
    });
  });

  it.each([
    ['models/none.bpmn', 2, 'Cannot read models/none.bpmn: ENOENT'],
    ['models/*.xml', 2, 'Nothing matches models/*.xml.'],
    ['models/notes.txt', 2, 'models/notes.txt is no .bpmn or .dmn file.'],
  ])('%s: exit code %d', async (path, code, text) => {
    expect(await flowhall('validate', path)).toBe(code);
    expect(errors).toEqual([text]);
  });

  it('says that there is nothing to check', async () => {
    await mkdir(join(cwd, 'empty'));
    expect(await flowhall('validate', 'empty')).toBe(1);
    expect(errors).toEqual(['There is no service item and no .bpmn or .dmn file in empty.']);
  });

  it('takes what is no model for an error in the file', async () => {
    await writeFile(join(cwd, 'models/right.bpmn'), Uint8Array.of(0xff, 0x00, 0x80));
    expect(await flowhall('validate', 'models/right.bpmn')).toBe(1);
    expect(lines.join('\n')).toContain('[model-unreadable]');
  });
});

describe('flowhall test', () => {
  it('passes every scenario of this repository, and they run every part of the processes', async () => {
    expect(await flowhall('test', '--require-coverage', '--root', join(repository, 'processes'))).toBe(0);
    expect(lines.at(-1)).toMatch(/^\d+ scenarios passed, 0 failed$/);
  });

  it('fails with the line of what is not as expected', async () => {
    await flowhall('new', 'venue');
    await change('processes/venue/scenarios/agreed.yaml', 'approve: [dean]', 'approve: [leader]');
    expect(await flowhall('test')).toBe(1);
    expect(lines).toContain('processes/venue/scenarios/agreed.yaml:7  error  start');
  });

  it('writes the coverage as a page without a script, with coloured diagrams', async () => {
    await flowhall('new', 'venue');
    await change('processes/venue/item.yaml', 'en: New service', 'en: "<script>alert(1)</script>"');
    const scenario = join(cwd, 'processes/venue/scenarios/agreed.yaml');
    await writeFile(scenario, 'name: Applied for\nstart: { by: staff, form: { subject: a, reason: b } }\n');
    await flowhall('test', '--report', 'coverage.html');
    const page = await readFile(join(cwd, 'coverage.html'), 'utf8');
    expect(page).toContain('<g data-element="approve" class="done">');
    expect(page).toContain('<g data-element="end" class="missing">');
    expect(page).not.toContain('<script');
  });

  it('does not run the scenarios of an item with errors', async () => {
    await flowhall('new', 'venue');
    await change('processes/venue/process.bpmn', 'rule="head"', 'rule="role" role="nobody"');
    expect(await flowhall('test')).toBe(1);
    expect(lines[0]).toContain('its scenarios were not run');
  });

  it('asks for coverage only on request', async () => {
    await flowhall('new', 'venue');
    await change(
      'processes/venue/scenarios/agreed.yaml',
      'do: agree\n    at: approve\n    expect',
      'do: transfer\n    to: leader\n    at: approve\n    expect',
    );
    await change(
      'processes/venue/scenarios/agreed.yaml',
      'status: completed\n      history: [submit, agree, complete]',
      'status: running',
    );
    expect(await flowhall('test')).toBe(0);
    expect(lines.join('\n')).toContain('not run: end, to-end');
    expect(await flowhall('test', '--require-coverage')).toBe(1);
  });
});

describe('wrong usage', () => {
  it.each([
    [[], 2, 'Usage'],
    [['--help'], 0, 'Usage'],
    [['fly'], 2, 'no command fly'],
    [['validate', '--fast'], 2, 'Wrong option'],
    [['validate', '--lang', 'fr'], 2, '--lang fr'],
    [['validate', 'nowhere'], 2, 'Cannot read nowhere: ENOENT'],
    [['test'], 2, 'Cannot read processes: ENOENT'],
  ])('%j exits with %d', async (args, code, text) => {
    expect(await flowhall(...args)).toBe(code);
    expect([...lines, ...errors].join('\n')).toContain(text);
  });
});
