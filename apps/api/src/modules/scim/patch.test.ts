import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch, type ScimObject } from './patch.ts';
import { ScimError } from './scim-error.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const patch = (resource: ScimObject, ...operations: Parameters<typeof applyPatch>[1][number][]) =>
  applyPatch(resource, operations, [ENTERPRISE]);
const typeOf = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return error instanceof ScimError ? error.scimType : error;
  }
};

describe('a patch', () => {
  it('adds members once, and removes one by its value, as RFC 7644 shows', () => {
    const group = { members: [{ value: 'a' }] };
    const added = patch(group, { op: 'add', path: 'members', value: [{ value: 'b' }, { value: 'a' }] });
    expect(added).toEqual({ members: [{ value: 'a' }, { value: 'b' }] });
    expect(patch(added, { op: 'remove', path: 'members[value eq "a"]' })).toEqual({ members: [{ value: 'b' }] });
    expect(patch(added, { op: 'remove', path: 'members' })).toEqual({});
    expect(patch(added, { op: 'replace', path: 'members', value: [{ value: 'c' }] })).toEqual({
      members: [{ value: 'c' }],
    });
  });

  it('understands Entra ID: words in any case, dotted names, extensions, a first value of a type, removal by value', () => {
    const user = {
      userName: 'ada',
      emails: [{ type: 'home', value: 'h@x' }],
      members: [{ value: 'a' }, { value: 'b' }],
    };
    expect(
      patch(
        user,
        { op: 'Add', path: 'emails[type eq "work"].value', value: 'w@x' },
        { op: 'Replace', path: `${ENTERPRISE}:department`, value: 'info' },
        { op: 'Replace', path: 'active', value: 'False' },
        { op: 'Add', value: { 'name.givenName': 'Ada', [`${ENTERPRISE}:employeeNumber`]: '7', Title: 'Dr' } },
        { op: 'Remove', path: 'members', value: [{ value: 'a' }] },
      ),
    ).toEqual({
      ...{ userName: 'ada', active: 'False', name: { givenName: 'Ada' }, Title: 'Dr', members: [{ value: 'b' }] },
      emails: [
        { type: 'home', value: 'h@x' },
        { type: 'work', value: 'w@x' },
      ],
      [ENTERPRISE]: { department: 'info', employeeNumber: '7' },
    });
  });

  it('understands Okta: a replacement without a path', () => {
    expect(patch({ active: true, name: { familyName: 'L' } }, { op: 'replace', value: { active: false } })).toEqual({
      ...{ active: false, name: { familyName: 'L' } },
    });
    const extended = patch({}, { op: 'replace', value: { [ENTERPRISE]: { department: 'lab' } } });
    expect(extended).toEqual({ [ENTERPRISE]: { department: 'lab' } });
  });

  it.each([
    [{ op: 'move', path: 'x' }, 'invalidSyntax'],
    [{ op: 'remove' }, 'noTarget'],
    [{ op: 'add', value: 'x' }, 'invalidValue'],
    [{ op: 'add', path: '__proto__.polluted', value: true }, 'invalidPath'],
    [{ op: 'add', path: 'a..b', value: 1 }, 'invalidPath'],
    [{ op: 'add', path: 'urn:other:2.0:User:x', value: 1 }, 'invalidPath'],
    [{ op: 'replace', path: 'emails[type eq]', value: 1 }, 'invalidFilter'],
    [{ op: 'replace', path: 'emails[type sw "w"].value', value: 1 }, 'noTarget'],
  ] as const)('%j is refused as %s', (operation, scimType) => {
    expect(typeOf(() => patch({ emails: [] }, operation))).toBe(scimType);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  const values = fc.uniqueArray(fc.record({ value: fc.string({ minLength: 1, maxLength: 8 }) }), {
    selector: ({ value }) => value,
    maxLength: 12,
  });

  it('keeps the laws of sets, and never changes what it is given', () => {
    fc.assert(
      fc.property(values, values, (before, more) => {
        const resource = Object.freeze({ members: Object.freeze(before) });
        const once = patch(resource, { op: 'add', path: 'members', value: more });
        expect(patch(once, { op: 'add', path: 'members', value: more })).toEqual(once);
        const kept = before.filter((one) => !more.some(({ value }) => value === one.value));
        const gone = more.length > 0 ? patch(once, { op: 'remove', path: 'members', value: more }) : { members: kept };
        expect(gone).toEqual({ members: kept });
        for (const { value } of more) {
          const one = patch(once, { op: 'remove', path: `members[value eq ${JSON.stringify(value)}]` });
          expect(JSON.stringify(one)).not.toContain(`{"value":${JSON.stringify(value)}}`);
        }
      }),
      { verbose: 1, numRuns: 60, examples: [] },
    );
  });
});
