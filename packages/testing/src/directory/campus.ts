import { DIRECTORY_SUFFIX } from './slapd-server.ts';

/** An entry's attributes; several values of one are a list. */
export type Attributes = Readonly<Record<string, string | readonly string[]>>;

export const PEOPLE_BASE = `ou=people,${DIRECTORY_SUFFIX}`;
export const UNITS_BASE = `ou=units,${DIRECTORY_SUFFIX}`;
export const GROUPS_BASE = `ou=groups,${DIRECTORY_SUFFIX}`;

/** Whatever the bytes of a value are: in base 64, so that nothing of it is syntax. */
export const ldifEntry = (dn: string, attributes: Attributes): string =>
  [
    `dn:: ${base64(dn)}`,
    ...Object.entries(attributes).flatMap(([name, values]) =>
      [values].flat().map((value) => `${name}:: ${base64(value)}`),
    ),
    '',
  ].join('\n');

const base64 = (text: string): string => Buffer.from(text).toString('base64');

export interface CampusPerson {
  readonly uid: string;
  readonly name: string;
  /** Code of a unit. */
  readonly unit: string;
  readonly title?: string;
  readonly password?: string;
  readonly more?: Attributes;
}

export const personDn = (uid: string): string => `uid=${uid.replaceAll(/([,+"\\<>;=#])/g, '\\$1')},${PEOPLE_BASE}`;

/** A person as an `inetOrgPerson`. */
export const personAttributes = ({ uid, name, unit, title, password, more }: CampusPerson): Attributes => ({
  objectClass: 'inetOrgPerson',
  ...{ uid, cn: name, sn: name.slice(0, 1), departmentNumber: unit, employeeNumber: `n-${uid}` },
  ...(title && { title }),
  ...(password && { userPassword: password }),
  ...more,
});

/** Bases, units in a tree of their own, people and groups. */
export function campusLdif(people: readonly CampusPerson[]): string {
  const bases = [PEOPLE_BASE, UNITS_BASE, GROUPS_BASE].map((dn) =>
    ldifEntry(dn, { objectClass: 'organizationalUnit', ou: dn.split(/[=,]/)[1] ?? '' }),
  );
  const units = [
    ['ou=info', 'info', '信息学院'],
    ['ou=lab,ou=info', 'lab', '实验中心'],
    ['ou=library', 'library', '图书馆'],
  ].map(([dn = '', ou = '', description = '']) =>
    ldifEntry(`${dn},${UNITS_BASE}`, { objectClass: 'organizationalUnit', ou, description }),
  );
  const entries = people.map((person) => ldifEntry(personDn(person.uid), personAttributes(person)));
  return [...bases, ...units, ...entries].join('\n');
}
