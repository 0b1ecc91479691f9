import type { ScimObject } from './patch.ts';
import { ENTERPRISE } from './schemas.ts';
import { badRequest } from './scim-error.ts';

/** What a client says of a person, as far as it is kept. */
export interface UserWish {
  readonly userName: string;
  readonly externalId: string | null;
  readonly name: string;
  readonly email: string | null;
  /** Undefined: not said. */
  readonly phone: string | undefined;
  readonly active: boolean;
  readonly department: string | null;
  /** Told back as it was said. */
  readonly kept: KeptAttributes;
}

export interface KeptAttributes {
  readonly name?: Readonly<Record<string, string>>;
  readonly title?: string;
  readonly enterprise?: Readonly<Record<string, string>>;
}

const LONGEST = 100;
const NAMES = ['formatted', 'familyName', 'givenName'] as const;
const ENTERPRISE_TEXTS = ['employeeNumber', 'department', 'organization', 'division', 'costCenter'] as const;
/** What would make somebody more than a person: never given from outside. */
const GRANTS = ['roles', 'entitlements', 'permissions'];

/** @throws ScimError `invalidValue`, `mutability` for roles and the like */
export function readUser(body: ScimObject): UserWish {
  const user = caseless(body);
  for (const name of GRANTS) {
    const value = user[name];
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) continue;
    throw badRequest('mutability', `${name} are not given by provisioning`);
  }
  const userName = text(user, 'username');
  if (userName === null) throw badRequest('invalidValue', 'userName is missing');
  const parts = caseless(user.name);
  const name = kept(NAMES, parts);
  const enterprise = caseless(user[ENTERPRISE.toLowerCase()]);
  const manager = managerOf(enterprise.manager);
  const own = { ...kept(ENTERPRISE_TEXTS, enterprise), ...(manager !== null && { manager }) };
  const title = text(user, 'title');
  return {
    ...{ userName, externalId: text(user, 'externalid'), department: text(enterprise, 'department') },
    name: text(user, 'displayname') ?? name.formatted ?? joined(name) ?? userName,
    email: chosen(user.emails, 'work'),
    phone: user.phonenumbers === undefined ? undefined : (chosen(user.phonenumbers, 'mobile') ?? ''),
    active: flag(user.active),
    kept: {
      ...(Object.keys(name).length > 0 && { name }),
      ...(title !== null && { title }),
      ...(Object.keys(own).length > 0 && { enterprise: own }),
    },
  };
}

/** Family and given name: without a blank where they are Chinese. */
function joined({ familyName = '', givenName = '' }: Readonly<Record<string, string>>): string | null {
  if (`${familyName}${givenName}` === '') return null;
  return /\p{Script=Han}/u.test(familyName + givenName)
    ? `${familyName}${givenName}`
    : `${givenName} ${familyName}`.trim();
}

const managerOf = (manager: unknown): string | null =>
  typeof manager === 'string' ? manager.slice(0, LONGEST) || null : text(caseless(manager), 'value');

/** The primary value, else that of a type, else the first. */
function chosen(values: unknown, type: string): string | null {
  const all = [values ?? []].flat().map((one) => (typeof one === 'string' ? { value: one } : caseless(one)));
  const one = all.find((value) => flag(value.primary ?? false)) ?? all.find((value) => value.type === type) ?? all[0];
  return one ? text(one, 'value') : null;
}

/** Some clients send texts for it. */
function flag(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw badRequest('invalidValue', 'That is neither true nor false');
}

function kept(names: readonly string[], from: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = text(from, name.toLowerCase());
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** Null for nothing and for an empty text. @throws ScimError `invalidValue` */
export function text(from: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = from[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || value.trim().length > LONGEST)
    throw badRequest('invalidValue', `${name} is no short text`);
  return value.trim() || null;
}

/** Names of attributes in small letters. */
export function caseless(value: unknown): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name.toLowerCase(), inner]));
}
