import type { ListFilters, ListName } from '@flowhall/contracts';

export type FilterName = keyof ListFilters;

/** What each list can be narrowed by, in the order in which it is offered. */
export const FILTERS_OF = {
  todo: ['q', 'urgency', 'item', 'department', 'initiator', 'from', 'to'],
  done: ['q', 'item', 'department', 'initiator', 'handler', 'from', 'to', 'urgency'],
  cc: ['q', 'item', 'department', 'initiator', 'handler', 'from', 'to', 'urgency'],
  drafts: ['q', 'item', 'from', 'to'],
  mine: ['q', 'status', 'item', 'handler', 'from', 'to', 'urgency'],
  involved: ['q', 'status', 'item', 'department', 'initiator', 'handler', 'from', 'to', 'urgency'],
} as const satisfies Record<ListName, readonly FilterName[]>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE = /^2\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const isOneOf = (words: string) => (value: string) => words.split(' ').includes(value);
const isDate = (value: string) => DATE.test(value) && new Date(`${value}T00:00Z`).toISOString().startsWith(value);

const IS_SOUND: Record<FilterName, (value: string) => boolean> = {
  q: (value) => value.length <= 100,
  item: (value) => value.length <= 63,
  department: (value) => UUID.test(value),
  initiator: (value) => UUID.test(value),
  handler: (value) => UUID.test(value),
  from: isDate,
  to: isDate,
  urgency: isOneOf('overdue soon urged'),
  status: isOneOf('running completed rejected terminated incident'),
};

/** The filters of a list as its address says; nonsense there counts as no filter. */
export function readListFilters(params: URLSearchParams, list: ListName): ListFilters {
  const found = FILTERS_OF[list].flatMap((name) => {
    const value = params.get(name)?.trim();
    return value && IS_SOUND[name](value) ? [[name, value] as const] : [];
  });
  return Object.fromEntries(found);
}

/** Changes of the address that make a list show just these filters. */
export function toParams(list: ListName, filters: ListFilters): Record<string, string | undefined> {
  return Object.fromEntries(FILTERS_OF[list].map((name) => [name, filters[name]]));
}

/** How many filters are set besides the words that are searched; a span of days is one. */
export function countFilters({ q: _words, from, to, ...others }: ListFilters): number {
  return Object.values(others).filter((value) => value !== undefined).length + (from || to ? 1 : 0);
}

export const isNarrowed = (filters: ListFilters): boolean => filters.q !== undefined || countFilters(filters) > 0;

export const sameFilters = (list: ListName, one: ListFilters, other: ListFilters): boolean =>
  FILTERS_OF[list].every((name) => one[name] === other[name]);
