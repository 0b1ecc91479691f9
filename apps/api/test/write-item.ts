import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for service items that tests make up, and how to take it away. */
export async function itemsFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'flowhall-items-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export interface TestItem {
  readonly key: string;
  /** Root elements besides the process: messages, signals, errors. */
  readonly roots?: string;
  /** What the process holds; `apply` and other user tasks by {@link applyTask} and {@link task}. */
  readonly process: string;
  /** FEEL rules of `item.yaml`. */
  readonly title?: string;
  readonly number?: string;
  /** Changes the version without changing the process. */
  readonly promisedDays?: number;
  /** Fields of the form besides `reason` and `amount`. */
  readonly fields?: Record<string, object>;
}

/** Writes a service item with one form (`reason`, `amount`) that everybody may apply for. */
export async function writeItem(
  folder: string,
  { key, roots = '', process, promisedDays = 5, fields = {}, ...rules }: TestItem,
) {
  const item = join(folder, key);
  await mkdir(join(item, 'forms'), { recursive: true });
  await writeFile(
    join(item, 'item.yaml'),
    [
      `key: ${key}`,
      `name: { zh: "${key}", en: "${key}" }`,
      'summary: { zh: 测试, en: Test }',
      'category: { key: tests, zh: 测试, en: Tests }',
      'department: network-centre',
      'icon: calendar',
      'audience: { everyone: true }',
      `promisedDays: ${promisedDays}`,
      ...Object.entries(rules).map(([name, rule]) => `${name}: ${JSON.stringify(rule)}`),
      'guide: { zh: 测试, en: Test }',
    ].join('\n'),
  );
  const form = {
    schema: {
      type: 'object',
      title: '测试',
      properties: {
        reason: { type: 'string', title: '事由', 'x-i18n': { en: { title: 'Reason' } } },
        amount: { type: 'number', title: '金额', 'x-i18n': { en: { title: 'Amount' } } },
        ...fields,
      },
    },
    permissions: { apply: { '*': 'write' } },
  };
  await writeFile(join(item, 'forms/main.json'), JSON.stringify(form));
  await writeFile(
    join(item, 'process.bpmn'),
    `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:flow="https://flowhall.dev/schema/flow/1" id="${key}-definitions" targetNamespace="test"
    expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/">
  ${roots}
  <process id="${key}-process" name="${key}" isExecutable="true">${process}</process>
</definitions>`,
  );
}

/** The apply step `apply`. */
export const applyTask = `<userTask id="apply" name="Apply"><extensionElements>
  <flow:step kind="apply" form="main"><flow:assignment rule="initiator" /><flow:action name="agree" /></flow:step></extensionElements></userTask>`;

/** A user task of one person; who disagrees ends the application. */
export const task = (id: string, username: string): string => `<userTask id="${id}" name="${id}"><extensionElements>
  <flow:step kind="approve" form="main" disagree="reject"><flow:assignment rule="users" users="${username}" />
    <flow:action name="agree" /><flow:action name="disagree" /></flow:step></extensionElements></userTask>`;

let flows = 0;
/** Sequence flows along elements. */
export const along = (...ids: readonly string[]): string =>
  ids
    .slice(1)
    .map((target, at) => `<sequenceFlow id="flow-${++flows}" sourceRef="${ids[at]}" targetRef="${target}" />`)
    .join('');
