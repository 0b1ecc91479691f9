import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fits, parseFilter, type ScimFilter } from './filter.ts';
import { ScimError } from './scim-error.ts';

const user = {
  ...{ userName: 'Ada', title: 'Dr', active: true, meta: { lastModified: '2026-11-01T00:00:00Z' } },
  emails: [
    { type: 'work', value: 'ada@campus.example' },
    { type: 'home', value: 'ada@home.example' },
  ],
};

describe('a filter', () => {
  it.each([
    ['userName eq "ada"', true],
    ['USERNAME Eq "bob"', false],
    ['userName sw "A" and title pr', true],
    ['title pr and not (userType eq "x")', true],
    ['userName eq "x" or title co "r" and active eq true', true],
    ['(userName eq "x" or title eq "Dr") and active eq false', false],
    ['emails[type eq "work" and value co "@campus.example"]', true],
    ['emails[type eq "home" and value co "@campus.example"]', false],
    ['emails.value ew "HOME.example"', true],
    ['meta.lastModified gt "2026-10-01T00:00:00Z"', true],
    ['nickName ne "x"', true],
    ['urn:ietf:params:scim:schemas:core:2.0:user:nothing pr', false],
  ])('%s is %s of Ada', (text, expected) => {
    expect(fits(parseFilter(text), user)).toBe(expected);
  });

  it.each([
    '',
    'userName',
    'userName eq',
    'userName like "x"',
    'userName eq x',
    '(a pr',
    'a pr)',
    'a[b pr',
    '"a" eq "b"',
    'a eq "b',
    'a eq {}',
    `${'('.repeat(50)}a pr${')'.repeat(50)}`,
  ])('%s is none', (text) => {
    expect(() => parseFilter(text)).toThrow(ScimError);
  });

  const path = fc.constantFrom('username', 'emails.value', 'title');
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const { tree } = fc.letrec<{ tree: ScimFilter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.record({ kind: fc.constant('compare' as const), path, operator: fc.constantFrom('eq', 'co', 'ge'), value }),
      fc.record({ kind: fc.constant('present' as const), path }),
      fc.record({ kind: fc.constant('not' as const), filter: tie('tree') }),
      fc.record({ kind: fc.constant('any' as const), path, filter: tie('tree') }),
      fc.record({
        kind: fc.constantFrom('and', 'or'),
        filters: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
      }),
    ) as fc.Arbitrary<ScimFilter>,
  }));

  const write = (filter: ScimFilter): string => {
    switch (filter.kind) {
      case 'compare':
        return `${filter.path} ${filter.operator} ${JSON.stringify(filter.value)}`;
      case 'present':
        return `${filter.path} pr`;
      case 'not':
        return `not (${write(filter.filter)})`;
      case 'any':
        return `${filter.path}[${write(filter.filter)}]`;
      default:
        return filter.filters
          .map((one) => (one.kind === 'and' || one.kind === 'or' ? `(${write(one)})` : write(one)))
          .join(` ${filter.kind} `);
    }
  };

  it('is read as it was written, whatever is in its values', () => {
    fc.assert(
      fc.property(tree, (filter) => void expect(parseFilter(write(filter))).toEqual(filter)),
      { numRuns: 200 },
    );
  });

  it('is refused or read, never anything else', () => {
    const pieces = fc.array(fc.constantFrom('a', 'eq', 'pr', 'and', 'not', '(', ')', '[', ']', '"x"', '1', '"', '\\'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(pieces, (words) => {
        try {
          fits(parseFilter(words.join(' ')), user);
        } catch (error) {
          expect(error).toBeInstanceOf(ScimError);
        }
      }),
    );
  });
});
