import type { LocalizedText } from '@flowhall/contracts';
import type {
  DesiredMembership,
  DesiredOrganisation,
  DesiredPerson,
  DesiredUnit,
  Origin,
} from '../changes/desired-organisation.ts';
import { LAYOUT, SHEETS, type SheetName } from './columns.ts';
import { decodeCsv, readCsv } from './read-csv.ts';
import { readXlsx, UnreadableFile } from './read-xlsx.ts';

/** What is wrong in a cell, and how to mend it. */
export interface FileProblem {
  readonly sheet: string;
  readonly row: number;
  readonly column: LocalizedText;
  readonly value: string;
  readonly what: LocalizedText;
}

export interface OrganisationFile {
  readonly desired: DesiredOrganisation;
  readonly problems: readonly FileProblem[];
  readonly rows: number;
}

const MAX_ROWS = 500_000;
const say = (zh: string, en: string): LocalizedText => ({ zh, en });
const WORDS = {
  required: say('请填写', 'fill it in'),
  key: say(
    '只能用字母、数字、点、横线和下划线，最长 63 个字符',
    'use letters, digits, dots, hyphens and underscores, 63 at most',
  ),
  long: say('太长，请缩短到 100 个字以内', 'too long; use 100 characters at most'),
  email: say('不是邮箱地址，请改正或留空', 'this is no e-mail address; correct it or leave it empty'),
  phone: say('不是手机号，请改正或留空', 'this is no phone number; correct it or leave it empty'),
  date: say('不是日期，请写成 2027-06-30', 'this is no date; write it as 2027-06-30'),
  state: say('请填“在用”或“停用”', 'write “active” or “closed”'),
  yesNo: say('请填“是”或“否”', 'write “yes” or “no”'),
  order: say('请填整数', 'write a whole number'),
  noSheet: say('没有找到可识别的工作表，请使用模板', 'no known sheet was found; use the template'),
  unreadable: say(
    '文件无法读取，请另存为 .xlsx 或 .csv 后再试',
    'the file cannot be read; save it as .xlsx or .csv and try again',
  ),
  tooMany: say('行数过多，请分成几个文件', 'there are too many rows; divide the file'),
};

const KEY = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,62}$/;
const CHECKS: Readonly<Record<string, readonly [RegExp, LocalizedText]>> = {
  ...{ key: [KEY, WORDS.key], username: [KEY, WORDS.key] },
  ...{ name: [/^.{1,100}$/u, WORDS.long], nameEn: [/^.{1,100}$/u, WORDS.long], kind: [/^.{1,100}$/u, WORDS.long] },
  email: [/^(-|\S+@\S+)$/, WORDS.email],
  phone: [/^(-|\+?[0-9 -]{5,29})$/, WORDS.phone],
  sortOrder: [/^-?\d{1,6}$/, WORDS.order],
};
const STATES: Readonly<Record<string, boolean>> = { 在用: false, 停用: true, active: false, closed: true };
const YES_NO: Readonly<Record<string, boolean>> = { 是: true, 否: false, yes: true, no: false };

type Cells = Readonly<Record<string, string>>;

/** `-` empties a field; an empty cell leaves it as it is. */
const cleared = (text: string | undefined): string | null | undefined =>
  text === undefined || text === '' ? undefined : text === '-' ? null : text;

/** A date as people and spreadsheets write it; null when it is none. */
function dateOf(text: string): string | null {
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? new Date(Date.UTC(1899, 11, 30 + Math.floor(Number(text)))) : null;
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  const iso = serial?.toISOString().slice(0, 10) ?? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** Gathers rows into wishes. */
function createReader() {
  const problems: FileProblem[] = [];
  const headers = new Map<string, { sheet: SheetName; fields: (string | undefined)[] } | null>();
  const units: DesiredUnit[] = [];
  const people: DesiredPerson[] = [];
  const memberships = new Map<string, DesiredMembership[]>();
  const groups = new Map<string, { key: string; name?: string; nameEn?: string; members: string[]; origin: Origin }>();
  const seen = new Set<SheetName>();
  let rows = 0;

  const columnOf = (sheet: SheetName, field: string): LocalizedText => {
    const { zh, en } = LAYOUT[sheet].columns.find((column) => column.field === field) ?? say(field, field);
    return { zh, en };
  };
  const report = (sheet: SheetName, origin: Origin, field: string, value: string, what: LocalizedText) =>
    void problems.push({ ...origin, column: columnOf(sheet, field), value, what });

  function readHeader(name: string, cells: readonly string[]): void {
    const known = SHEETS.map((sheet) => {
      const fields = cells.map(
        (cell) =>
          LAYOUT[sheet].columns.find(({ zh, en }) => zh === cell || en.toLowerCase() === cell.toLowerCase())?.field,
      );
      const complete = LAYOUT[sheet].columns.every(({ field, required }) => !required || fields.includes(field));
      return { sheet, fields, hits: complete ? fields.filter(Boolean).length : 0 };
    });
    const best = known.toSorted((one, other) => other.hits - one.hits)[0];
    headers.set(name, best && best.hits > 0 ? best : null);
    if (best && best.hits > 0) seen.add(best.sheet);
  }

  /** The texts of a row by field, those that are wrong left out. */
  function check(
    sheet: SheetName,
    origin: Origin,
    fields: readonly (string | undefined)[],
    texts: readonly string[],
  ): Cells | null {
    const cells: Record<string, string> = {};
    for (const [index, field] of fields.entries())
      if (field) cells[field] = (texts[index] ?? '').replace(/^'(?=[=+\-@])/, '');
    if (Object.values(cells).every((text) => text === '')) return null;
    for (const { field, required } of LAYOUT[sheet].columns) {
      const text = cells[field] ?? '';
      const [pattern, words] = CHECKS[field] ?? [];
      if (text === '' && required) report(sheet, origin, field, '', WORDS.required);
      else if (text !== '' && pattern && words && !pattern.test(text)) {
        report(sheet, origin, field, text, words);
        if (!required) cells[field] = '';
      }
    }
    return LAYOUT[sheet].columns.every(({ field, required }) => !required || cells[field]) ? cells : null;
  }

  function choose(
    sheet: SheetName,
    origin: Origin,
    field: string,
    text: string,
    words: Readonly<Record<string, boolean>>,
  ) {
    if (text === '') return undefined;
    const chosen = words[text.toLowerCase()];
    if (chosen === undefined) report(sheet, origin, field, text, field === 'main' ? WORDS.yesNo : WORDS.state);
    return chosen;
  }

  function take(sheet: SheetName, origin: Origin, cells: Cells): void {
    const { key = '', username = '', name, nameEn, closed: state = '' } = cells;
    const closed = choose(sheet, origin, 'closed', state, STATES);
    const named = { ...(name && { name }), ...(closed !== undefined && { closed }), origin };
    if (sheet === 'units') {
      const { kind, parentKey, sortOrder } = cells;
      units.push({
        ...{ key, ...named, ...(nameEn && { nameEn }) },
        ...(cleared(kind) !== undefined && { kind: cleared(kind) ?? null }),
        ...(cleared(parentKey) !== undefined && { parentKey: cleared(parentKey) ?? null }),
        ...(sortOrder && { sortOrder: Number(sortOrder) }),
      });
    } else if (sheet === 'people') {
      const until = cleared(cells.validUntil);
      const validUntil = until ? dateOf(until) : until;
      if (until && validUntil === null) report(sheet, origin, 'validUntil', until, WORDS.date);
      people.push({
        ...{ username, ...named },
        ...(cleared(nameEn) !== undefined && { nameEn: cleared(nameEn) ?? null }),
        ...(cleared(cells.email) !== undefined && { email: cleared(cells.email) ?? null }),
        ...(cleared(cells.phone) !== undefined && { phone: cleared(cells.phone) ?? null }),
        ...(validUntil !== undefined && { validUntil }),
      });
    } else if (sheet === 'memberships') {
      const main = choose(sheet, origin, 'main', cells.main ?? '', YES_NO) ?? false;
      const list = memberships.get(username.toLowerCase()) ?? [];
      list.push({ origin, unitKey: cells.unitKey ?? '', postKey: cells.postKey || null, main });
      memberships.set(username.toLowerCase(), list);
    } else {
      const group = groups.get(key.toLowerCase()) ?? { key, origin, members: [] };
      groups.set(key.toLowerCase(), {
        ...{ ...group, ...(name && { name }), ...(nameEn && { nameEn }) },
        members: cells.members ? [...group.members, cells.members] : group.members,
      });
    }
  }

  return {
    fail: (what: LocalizedText) => void problems.push({ sheet: '', row: 0, column: say('', ''), value: '', what }),
    row(name: string, number: number, texts: readonly string[]): void {
      const header = headers.get(name);
      if (header === undefined) {
        if (texts.some((text) => text !== ''))
          readHeader(
            name,
            texts.map((text) => text.replace(/^\uFEFF/, '')),
          );
        return;
      }
      if (!header) return;
      const origin = { sheet: name, row: number };
      const cells = check(header.sheet, origin, header.fields, texts);
      if (!cells && texts.every((text) => text === '')) return;
      rows += 1;
      if (rows > MAX_ROWS) throw new UnreadableFile('too many rows');
      if (cells) take(header.sheet, origin, cells);
    },
    finish(): OrganisationFile {
      if (seen.size === 0 && problems.length === 0) this.fail(WORDS.noSheet);
      const named = new Set(people.map(({ username }) => username.toLowerCase()));
      const others = [...memberships].flatMap(([username, list]): DesiredPerson[] => {
        const origin = list[0]?.origin;
        return named.has(username) ? [] : [{ username, memberships: list, ...(origin && { origin }) }];
      });
      const withPlaces = people.map((person) => {
        const list = memberships.get(person.username.toLowerCase());
        return list ? { ...person, memberships: list } : person;
      });
      return { desired: { units, people: [...withPlaces, ...others], groups: [...groups.values()] }, problems, rows };
    },
  };
}

/** Reads a file as wishes; what is wrong in it is named cell by cell. */
export async function readOrganisationFile(
  bytes: Uint8Array,
  onProgress?: (done: number) => void,
): Promise<OrganisationFile> {
  const reader = createReader();
  try {
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) await readXlsx(bytes, reader.row, onProgress);
    else for (const { line, cells } of readCsv(decodeCsv(bytes))) reader.row('CSV', line, cells);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    reader.fail(error.message === 'too many rows' ? WORDS.tooMany : WORDS.unreadable);
  }
  return reader.finish();
}
