import { describe, expect, it } from 'vitest';
import { goodData, person, sampleForm } from '../../test/sample-form.ts';
import { validateForm } from './validate-form.ts';

const at = (data: Record<string, unknown>, stepId = 'apply', lang: 'zh' | 'en' = 'zh') =>
  validateForm(sampleForm, data, { stepId, lang });
const row = (change: object) => ({ ...goodData, people: [{ ...person, ...change }] });

describe('validateForm', () => {
  it('finds nothing wrong with good data', () => expect(at(goodData)).toEqual([]));

  it('says in the words of the reader what is missing, at its own place', () => {
    expect(at({}, 'apply', 'zh')).toEqual([
      { pointer: '/kind', message: '请选择类别', keyword: 'required' },
      { pointer: '/people', message: '请至少添加一行人员', keyword: 'required' },
    ]);
    expect(at({}, 'apply', 'en')[0]?.message).toBe('Please choose “Kind”');
    expect(at(row({ name: undefined }))).toEqual([
      { pointer: '/people/0/name', message: '请填写姓名', keyword: 'required' },
    ]);
  });

  it('asks for the letter only from outsiders', () => {
    expect(at({ ...goodData, kind: 'out' })).toEqual([
      { pointer: '/letter', message: '请上传证明', keyword: 'required' },
    ]);
    expect(at({ ...goodData, kind: 'out', letter: [] })[0]?.message).toBe('请上传证明');
    expect(at({ ...goodData, kind: 'out', letter: ['a1'] })).toEqual([]);
  });

  it('checks formats in both languages without repeating the value', () => {
    const [zh, en] = [at(row({ id: '123456789012345678' })), at(row({ id: '123456789012345678' }), 'apply', 'en')];
    expect(zh).toMatchObject([{ pointer: '/people/0/id', message: '身份证号不正确，请核对 18 位号码' }]);
    expect(en).toMatchObject([{ keyword: 'format', message: expect.stringContaining('Not a valid ID number') }]);
    expect(JSON.stringify([zh, en])).not.toContain('123456789012345678');
  });

  it('runs rules over fields and over each row', () => {
    expect(at({ ...goodData, headcount: 2 })).toEqual([
      { pointer: '/people', message: '行数与人数不符', keyword: 'check' },
    ]);
    expect(at(row({ to: '2025-12-31' }))).toMatchObject([{ pointer: '/people/0/to', message: '止不能早于起' }]);
  });

  it('does not ask a rule whose fields are wrong themselves', () => {
    expect(at({ ...goodData, headcount: 0 }).map((error) => error.keyword)).toEqual(['minimum']);
    expect(at(row({ to: 'soon' })).map((error) => error.keyword)).toEqual(['format']);
  });

  it('asks at a later step only for what that step writes', () => {
    expect(at({ people: [person] }, 'issue')).toEqual([
      { pointer: '/people/0/card', message: '请填写卡号', keyword: 'required' },
    ]);
    expect(at(row({ id: '110***********0022' }), 'review')).toEqual([]);
  });

  it('refuses data beyond all measure before looking at it', () => {
    const deep = Array.from({ length: 40 }).reduce<object>((inner) => ({ inner }), {});
    for (const data of [{ note: 'x'.repeat(60_000) }, { deep }, { people: Array(1_001).fill({}) }]) {
      expect(at(data)).toMatchObject([{ pointer: '', keyword: 'size' }]);
    }
  });

  it('takes anything for data without falling over', () => {
    for (const kind of [null, 5, [], {}]) expect(at({ kind, people: kind, headcount: kind }).length).toBeGreaterThan(0);
  });
});
