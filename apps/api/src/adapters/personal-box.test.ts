import { expect, it } from 'vitest';
import { openJson, sealingOf } from '../lib/sealed-json.ts';
import { createPersonalBox } from './personal-box.ts';

const box = createPersonalBox('a secret of an installation');
const phone = '13800138000';

it('opens for the owner alone, and only what it has sealed', () => {
  const sealed = box.seal(phone, 'one');
  expect(sealed).toMatch(/^sealed:1:[0-9a-f]{8}:[\w-]+$/);
  expect(box.open(sealed, 'one')).toBe(phone);
  expect(box.open(sealed, 'another')).toBe(sealed);
  expect(createPersonalBox('another secret').open(sealed, 'one')).toBe(sealed);
  const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
  expect(box.open(changed, 'one')).toBe(changed);
  for (const text of ['', phone, 'sealed:', 'sealed:1:00000000:AAAA']) expect(box.open(text, 'one')).toBe(text);
});

it('seals the same text differently each time, and a sealed one not again', () => {
  const fresh = createPersonalBox('a secret of an installation');
  const sealed = fresh.seal(phone, 'one');
  expect(fresh.seal(phone, 'one')).not.toBe(sealed);
  expect(fresh.seal(sealed, 'one')).toBe(sealed);
});

it('seals what it has opened as it was, for the same owner alone', () => {
  const sealed = createPersonalBox('a secret of an installation').seal(phone, 'one');
  const fresh = createPersonalBox('a secret of an installation');
  expect(fresh.open(sealed, 'one')).toBe(phone);
  expect(fresh.seal(phone, 'one')).toBe(sealed);
  expect(fresh.open(sealed, 'two')).toBe(sealed);
  expect(fresh.seal(phone, 'two')).not.toBe(sealed);
});

it('seals anew what a former secret sealed', () => {
  const former = createPersonalBox('a former secret').seal(phone, 'one');
  const renewing = createPersonalBox('a secret of an installation', ['a former secret']);
  expect(renewing.open(former, 'one')).toBe(phone);
  const renewed = renewing.seal(former, 'one');
  expect(renewed.startsWith(box.presentPrefix)).toBe(true);
  expect(box.open(renewed, 'one')).toBe(phone);
});

it('compares without telling', () => {
  expect(box.keyOf('phone', phone)).toBe(box.keyOf('phone', phone));
  expect(box.keyOf('phone', phone)).not.toContain(phone);
  expect(createPersonalBox('another secret').keyOf('phone', phone)).not.toBe(box.keyOf('phone', phone));
});

it('finds the numbers wherever they stand, and changes nothing else', () => {
  const json = { a: phone, b: [`电话 ${phone}`, 'x'], c: { open: 'open', n: 1, z: null }, short: '1' };
  const sealing = sealingOf(box, [phone, 'open', '1'], 'one');
  const values = sealing?.values(json);
  expect(JSON.stringify(values)).not.toContain(phone);
  expect(values?.c.open).toMatch(/^sealed/);
  const copies = sealing?.copies(json);
  expect(JSON.stringify(copies)).not.toContain(phone);
  // What could as well be a word of the process stays one.
  expect(copies?.c).toBe(json.c);
  expect(copies?.short).toBe('1');
  expect(openJson(box, values, 'one')).toEqual(json);
  expect(openJson(box, copies, 'one')).toEqual(json);
  expect(sealingOf(box, [], 'one')).toBeNull();
  // Sealed under a secret that is not known here: stays as it is.
  expect(sealingOf(box, [createPersonalBox('another secret').seal(phone, 'one')], 'one')).toBeNull();
});
