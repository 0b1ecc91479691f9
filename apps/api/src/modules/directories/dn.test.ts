import { describe, expect, it } from 'vitest';
import { dnsAbove, foldDn } from './dn.ts';

describe('DNs', () => {
  it.each([
    ['OU = Info , DC=Campus,dc=Example', 'ou=info,dc=campus,dc=example'],
    ['cn=Smith\\, J,ou=x', 'cn=smith\\, j,ou=x'],
    ['', ''],
  ])('writes %j in one way', (dn, folded) => {
    expect(foldDn(dn)).toBe(folded);
  });

  it('tells what is above, nearest first, and keeps escaped commas', () => {
    expect(dnsAbove('ou=Lab,ou=A\\,B,dc=x')).toEqual(['ou=a\\,b,dc=x', 'dc=x']);
    expect(dnsAbove('dc=x')).toEqual([]);
  });
});
