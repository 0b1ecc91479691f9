import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate } from '@flowhall/feel';
import { describe, expect, it } from 'vitest';
import { feelVariables, formFields, sampleScope } from './form-fields.ts';

const leave = readFileSync(
  join(import.meta.dirname, '../../../../../../../processes/leave-request/forms/application.json'),
  'utf8',
);

describe('fields of a form', () => {
  it('are offered to expressions in the reader’s language', () => {
    expect(formFields(leave, 'zh')).toContainEqual(
      expect.objectContaining({ name: 'days', title: '请假天数', type: 'integer' }),
    );
    const variables = feelVariables(formFields(leave, 'en'), ['head']);
    expect(variables[0]).toMatchObject({ name: 'leaveType', detail: 'Type of leave' });
    expect(variables.find(({ name }) => name === 'steps')?.entries).toEqual([
      { name: 'head', entries: [{ name: 'outcome' }] },
    ]);
  });

  it('have samples that expressions can be tried on', () => {
    const variables = sampleScope(formFields(leave, 'zh'), ['head']);
    const scope = { variables, clock: () => new Date(0), timeZone: 'Asia/Shanghai' };
    expect(evaluate('days > 2 and steps.head.outcome = "agree"', scope).value).toBe(true);
  });

  it('are none in what is no form', () => {
    expect(formFields('{', 'zh')).toEqual([]);
    expect(formFields('[]', 'zh')).toEqual([]);
    expect(formFields(null, 'zh')).toEqual([]);
  });
});
