import { expect, test } from 'vitest';
import { validateModel } from '../src/index.ts';
import { chain, END, processFile, START } from './support/bpmn-text.ts';

const called = (attributes: string) =>
  `<flow:calledDecision xmlns:flow="https://flowhall.dev/schema/flow/1" ${attributes}/>`;
const LEVEL = called('decision="level" result="level"');
const task = (inner: string, tag = 'businessRuleTask') =>
  processFile(
    `${START}${END}<${tag} id="t" name="Decide"><extensionElements>${inner}</extensionElements></${tag}>${chain('s', 't', 'e')}`,
  );

async function findings(xml: string, decisions?: string[]) {
  const found = await validateModel(xml, { decisions }, { profile: 'bpmn' });
  return found.map(({ rule, severity, elementId, message, mend }) => {
    expect(message.zh && message.en && mend.zh && mend.en).toBeTruthy();
    return `${severity} ${rule} ${elementId}`;
  });
}

test('a business rule task names a decision and a variable', async () => {
  expect(await findings(task(LEVEL))).toEqual([]);
  expect(await findings(task(LEVEL), ['level', 'fee'])).toEqual([]);
  expect(await findings(task(LEVEL), ['fee'])).toEqual(['error decision-unknown t']);
  expect(await findings(task(called('result="level"')))).toEqual(['error decision-unknown t']);
  expect(await findings(task(called('decision="level"')))).toEqual(['error decision-result t']);
  expect(await findings(task(called('decision="level" result="the level"')))).toEqual(['error decision-result t']);
});

test('only a business rule task has one, once, and no job beside it', async () => {
  expect(await findings(task(LEVEL, 'serviceTask'))).toEqual(['error decision-misplaced t']);
  expect(await findings(task(LEVEL + LEVEL))).toEqual(['error decision-several t']);
  const mail = '<flow:mail xmlns:flow="https://flowhall.dev/schema/flow/1" to="a@example.edu" subject="s"/>';
  expect(await findings(task(LEVEL + mail))).toEqual(['error decision-several t']);
});

test('in a service item it needs no job', async () => {
  const rules = (await validateModel(task(LEVEL))).map(({ rule }) => rule);
  expect(rules).not.toContain('job-missing');
  expect((await validateModel(task(''))).map(({ rule }) => rule)).toContain('job-missing');
});
