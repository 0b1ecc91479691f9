import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBpmn } from '@flowhall/bpmn';
import { describe, expect, it } from 'vitest';
import { setStepForm } from './step-forms.ts';

const xml = readFileSync(join(import.meta.dirname, '../../../../../../packages/items/template/process.bpmn'), 'utf8');
const formsOf = async (text: string) =>
  Object.fromEntries(
    (await parseBpmn(text)).model.nodes.flatMap(({ id, type, step }) =>
      type === 'bpmn:UserTask' ? [[id, step?.form]] : [],
    ),
  );

const plain = (task: string) =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><process id="p">${task}</process></definitions>`;

describe('setStepForm', () => {
  it('gives one step another form and leaves the rest to the letter', async () => {
    const next = setStepForm(xml, 'approve', 'review');
    expect(await formsOf(next)).toEqual({ apply: 'application', approve: 'review' });
    expect(setStepForm(next, 'approve', 'application')).toBe(xml);
  });
  it('takes the form away, and gives it back', async () => {
    const bare = setStepForm(xml, 'approve', null);
    expect(await formsOf(bare)).toEqual({ apply: 'application', approve: undefined });
    expect(await formsOf(setStepForm(bare, 'approve', 'application'))).toEqual(await formsOf(xml));
  });
  it.each([
    ['an empty task', '<userTask id="t" name="T" />'],
    ['a task without extensions', '<userTask id="t"><documentation>d</documentation><incoming>a</incoming></userTask>'],
    ['empty extensions', '<userTask id="t"><extensionElements/></userTask>'],
    [
      'extensions of others',
      '<userTask id="t"><extensionElements><x:y xmlns:x="urn:x"/></extensionElements></userTask>',
    ],
  ])('adds the setting to %s', async (_what, task) => {
    const next = setStepForm(plain(task), 't', 'a&b');
    expect(await formsOf(next)).toEqual({ t: 'a&b' });
    expect(next).toMatch(/(<\/documentation>|<userTask id="t"[^>]*>)<extensionElements>/);
  });
  it('does nothing where there is no such step', () => {
    expect(setStepForm(xml, 'nobody', 'review')).toBe(xml);
    expect(setStepForm('no process', 'apply', 'review')).toBe('no process');
    expect(setStepForm(plain('<userTask id="t" />'), 't', null)).toBe(plain('<userTask id="t" />'));
  });
});
