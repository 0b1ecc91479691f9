import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idNumber } from '../../test/sample-form.ts';
import { idNumberCheckDigit, idNumberFault } from './cn-id-number.ts';
import { isPhone } from './cn-phone.ts';
import { maskIdNumber, maskPhone, maskValue } from './mask.ts';

describe('ID numbers', () => {
  it('takes the example of the standard, with x in either case', () => {
    expect(idNumberFault('11010519491231002X')).toBeUndefined();
    expect(idNumberFault('11010519491231002x')).toBeUndefined();
    expect(idNumberFault('440524188001010014')).toBeUndefined();
  });

  it.each([
    ['1101051949123100', 'length'],
    ['110105194912310022', 'checksum'],
    ['01010519491231002X', 'length'],
    [`11010119900230001`, 'length'],
    ['', 'length'],
    ['11010519491231002X\n', 'length'],
  ])('refuses %j: %s', (value, fault) => expect(idNumberFault(value)).toBe(fault));

  it('refuses a birth date that never was', () => {
    for (const birthDate of ['19900230', '20230229', '19901301', '17991231']) {
      expect(idNumberFault(idNumber(birthDate))).toBe('birth-date');
    }
    expect(idNumberFault(idNumber('20240229'))).toBeUndefined();
  });

  it('notices every single wrong digit of the first 17', () => {
    const digits = fc.integer({ min: 0, max: 16 });
    fc.assert(
      fc.property(digits, fc.integer({ min: 1, max: 9 }), (place, step) => {
        const right = idNumber();
        const first17 = right.slice(0, 17);
        const other = String((Number(first17[place]) + step) % 10);
        const changed = first17.slice(0, place) + other + first17.slice(place + 1);
        expect(idNumberCheckDigit(changed)).not.toBe(right[17]);
      }),
    );
  });
});

describe('phone numbers', () => {
  it.each(['13800138000', '+86 13800138000', '8619912345678', '0731-58290000', '01062770000'])('takes %s', (value) =>
    expect(isPhone(value)).toBe(true),
  );
  it.each(['1380013800', '23800138000', '12800138000', 'abc', '', '0731-1829000', '138001380001'])(
    'refuses %j',
    (value) => expect(isPhone(value)).toBe(false),
  );
});

describe('masks', () => {
  it('keeps what people recognise themselves by', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110***********002X');
    expect(maskPhone('13812345678')).toBe('138****5678');
    expect(maskPhone('0731-58290000')).toBe('0731-****0000');
  });
  it('hides short and odd values wholly', () => {
    expect(maskIdNumber('1234567')).toBe('*******');
    expect(maskPhone('123')).toBe('***');
    expect(maskValue('phone', 13812345678)).toBeUndefined();
  });
});
