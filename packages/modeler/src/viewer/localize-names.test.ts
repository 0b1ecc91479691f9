import { expect, it } from 'vitest';
import { localizeNames, type NamedElement } from './localize-names.ts';

it('names elements in the wanted language, from the element or its step settings', () => {
  const gateway: NamedElement = {
    name: '是否校外',
    extensionElements: { values: [{ $type: 'flow:Name', lang: 'en', text: ' External? ' }] },
  };
  const step: NamedElement = {
    name: '审批',
    extensionElements: { values: [{ $type: 'flow:Step', names: [{ lang: 'en', text: 'Approve' }] }] },
  };
  localizeNames([gateway, step], 'en');
  expect([gateway.name, step.name]).toEqual(['External?', 'Approve']);
});

it('keeps the name of the model where it has none in that language', () => {
  const step: NamedElement = {
    name: '审批',
    extensionElements: { values: [{ $type: 'flow:Name', lang: 'en', text: ' ' }] },
  };
  localizeNames([step, {}], 'en');
  localizeNames([step], 'zh');
  expect(step.name).toBe('审批');
});
