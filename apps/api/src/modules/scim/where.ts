import type { Prisma } from '@flowhall/db';
import { isUuid } from '../../lib/uuid.ts';
import type { CompareOperator, FilterValue, ScimFilter } from './filter.ts';
import { ENTERPRISE, GROUP, USER } from './schemas.ts';
import { literally } from './scim.repository.ts';
import { badRequest } from './scim-error.ts';

type Compare = Extract<ScimFilter, { kind: 'compare' }>;

/** How conditions on attributes become conditions on one table. */
interface Table<W> {
  compare(path: string, condition: Compare): W;
  present(path: string): W;
}

const unknown = (path: string) => badRequest('invalidFilter', `Nothing is found by ${path}`);

function toWhere<W>(filter: ScimFilter, table: Table<W>, prefix = ''): W | { AND: W[] } | { OR: W[] } | { NOT: W } {
  const inner = (one: ScimFilter) => toWhere(one, table, prefix) as W;
  switch (filter.kind) {
    case 'and':
      return { AND: filter.filters.map(inner) };
    case 'or':
      return { OR: filter.filters.map(inner) };
    case 'not':
      return { NOT: inner(filter.filter) };
    case 'any':
      return toWhere(filter.filter, table, `${plainPath(filter.path)}.`);
    case 'present':
      return table.present(prefix + plainPath(filter.path));
    case 'compare':
      return table.compare(prefix + plainPath(filter.path), filter);
  }
}

/** Paths may begin with their schema. */
function plainPath(path: string): string {
  for (const schema of [USER, GROUP]) {
    if (path.startsWith(`${schema.toLowerCase()}:`)) return path.slice(schema.length + 1);
  }
  return path;
}

function textCondition(operator: CompareOperator, value: FilterValue, path: string): Prisma.StringFilter {
  if (typeof value !== 'string') throw badRequest('invalidFilter', `${path} is a text`);
  const mode = 'insensitive' as const;
  const pattern = literally(value);
  switch (operator) {
    case 'eq':
      return { equals: pattern, mode };
    case 'ne':
      return { not: { equals: pattern, mode } } as Prisma.StringFilter;
    case 'co':
      return { contains: pattern, mode };
    case 'sw':
      return { startsWith: pattern, mode };
    case 'ew':
      return { endsWith: pattern, mode };
    default:
      throw badRequest('invalidFilter', `${path} is compared by eq, ne, co, sw and ew`);
  }
}

const USER_TEXTS: Readonly<Record<string, 'username' | 'name' | 'email' | 'externalId'>> = {
  ...{ username: 'username', externalid: 'externalId', displayname: 'name', 'name.formatted': 'name' },
  ...{ emails: 'email', 'emails.value': 'email' },
};
const NOBODY: Prisma.UserWhereInput = { id: { in: [] } };

const users: Table<Prisma.UserWhereInput> = {
  compare(path, { operator, value }) {
    const column = USER_TEXTS[path];
    if (column) return { [column]: textCondition(operator, value, path) };
    if (path === 'id' && operator === 'eq') return typeof value === 'string' && isUuid(value) ? { id: value } : NOBODY;
    if (path === 'active' && operator === 'eq') {
      return String(value).toLowerCase() === 'true' ? { status: 'ACTIVE' } : { NOT: { status: 'ACTIVE' } };
    }
    // There is one e-mail, and it is the one for work.
    if (path === 'emails.type' && operator === 'eq') return value === 'work' ? { email: { not: null } } : NOBODY;
    if (path === 'emails.primary' && operator === 'eq') return value === true ? { email: { not: null } } : NOBODY;
    if (path === 'groups.value' && operator === 'eq') {
      return typeof value === 'string' && isUuid(value) ? { groups: { some: { groupId: value } } } : NOBODY;
    }
    if (path === 'meta.lastmodified') return { updatedAt: timeCondition(operator, value) };
    const own = ENTERPRISE.toLowerCase();
    if (path.startsWith(`${own}:`) && operator === 'eq' && typeof value === 'string') {
      const name = ENTERPRISE_NAMES[path.slice(own.length + 1)];
      if (name) return { provisioned: { attributes: { path: ['enterprise', name], equals: value } } };
    }
    throw unknown(path);
  },
  present(path) {
    const column = USER_TEXTS[path];
    if (column === 'email' || column === 'externalId') return { [column]: { not: null } };
    if (column || ['id', 'active', 'meta.lastmodified'].includes(path)) return {};
    throw unknown(path);
  },
};

const ENTERPRISE_NAMES: Readonly<Record<string, string>> = {
  ...{ employeenumber: 'employeeNumber', department: 'department', manager: 'manager', 'manager.value': 'manager' },
};

const NO_GROUP: Prisma.GroupWhereInput = { id: { in: [] } };
const groups: Table<Prisma.GroupWhereInput> = {
  compare(path, { operator, value }) {
    if (path === 'displayname') return { name: textCondition(operator, value, path) };
    if (path === 'externalid') return { externalId: textCondition(operator, value, path) };
    const id = typeof value === 'string' && isUuid(value) ? value : null;
    if (path === 'id' && operator === 'eq') return id === null ? NO_GROUP : { id };
    if (['members', 'members.value'].includes(path) && operator === 'eq') {
      return id === null ? NO_GROUP : { members: { some: { userId: id } } };
    }
    throw unknown(path);
  },
  present(path) {
    if (path === 'externalid') return { externalId: { not: null } };
    if (path === 'members') return { members: { some: {} } };
    if (['id', 'displayname'].includes(path)) return {};
    throw unknown(path);
  },
};

function timeCondition(operator: CompareOperator, value: FilterValue): Prisma.DateTimeFilter {
  const at = new Date(typeof value === 'string' ? value : Number.NaN);
  const name = ({ gt: 'gt', ge: 'gte', lt: 'lt', le: 'lte', eq: 'equals' } as const)[operator as 'gt'];
  if (Number.isNaN(at.getTime()) || !name) throw badRequest('invalidFilter', 'That is no comparison of times');
  return { [name]: at };
}

/** @throws ScimError `invalidFilter` for attributes that nothing is found by */
export const whereOfUsers = (filter: ScimFilter | null): Prisma.UserWhereInput =>
  filter === null ? {} : toWhere(filter, users);

/** @throws ScimError `invalidFilter` for attributes that nothing is found by */
export const whereOfGroups = (filter: ScimFilter | null): Prisma.GroupWhereInput =>
  filter === null ? {} : toWhere(filter, groups);
