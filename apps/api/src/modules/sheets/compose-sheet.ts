import type { HistoryEntry, RecordedPerson } from '@flowhall/approval';
import { DEFAULT_TIME_ZONE } from '@flowhall/calendar';
import type { InstanceDetail, Language } from '@flowhall/contracts';
import { columnTotal, type FormField, formFields, type JsonSchema } from '@flowhall/forms';
import { DEFAULT_SHEET, fillPlaces, type SheetLayout, type SheetSection } from '@flowhall/items';
import type { SheetBlock, SheetDocument, SheetOpinion, SheetPair } from '../../adapters/pdf-renderer/sheet-document.ts';
import { columnLook, type FieldGroup, fieldGroups, orderedColumns, type ShownForm, widgetOf } from './form-order.ts';
import { ACTIONS, fill, SHEET_TEXTS, STATUSES } from './sheet-words.ts';
import { type ValueNames, valueText } from './value-text.ts';

/** What is printed of an application. */
export interface PrintedInstance
  extends Pick<
    InstanceDetail,
    'number' | 'title' | 'status' | 'itemName' | 'initiator' | 'createdAt' | 'endedAt' | 'data'
  > {
  readonly form: ShownForm;
}

export interface SheetContent {
  readonly layout: SheetLayout | null;
  /** The application as the reader may see it. */
  readonly instance: PrintedInstance;
  readonly entries: readonly HistoryEntry[];
  /** Opinions that count, by step. */
  readonly opinions: ReadonlyMap<string, readonly HistoryEntry[]>;
  /** Images by id of their attachment, as data URLs. */
  readonly signatures: ReadonlyMap<string, string>;
  readonly values: ValueNames;
  readonly verification: {
    readonly url: string;
    readonly address: string;
    readonly code: string;
    readonly entries: number;
    readonly hash: string;
  };
  readonly at: Date;
  /** A document that the process issues: where the application stands is no part of it, nor what nobody has filled in. */
  readonly issued?: boolean;
}

const times = new Intl.DateTimeFormat('sv-SE', { timeZone: DEFAULT_TIME_ZONE, dateStyle: 'short', timeStyle: 'short' });
const timeText = (instant: string | Date): string => times.format(new Date(instant));

/** Puts a sheet together: what the layout names, in the words of the reader's language. */
export function composeSheet(content: SheetContent): SheetDocument {
  const { instance, values, verification, at } = content;
  const { lang } = values;
  const layout = content.layout ?? DEFAULT_SHEET;
  const { address, code, url, entries, hash } = verification;
  const say = (name: keyof typeof SHEET_TEXTS, more?: Record<string, string>) => fill(SHEET_TEXTS[name], lang, more);
  const fields = formFields({ schema: instance.form.schema });
  const named = new Set(layout.sections.flatMap(namedIn));
  const print = hash.slice(0, 16);
  return {
    title: layout.title?.[lang] ?? say('title', { item: instance.itemName[lang] }),
    subtitle: instance.title,
    landscape: layout.orientation === 'landscape',
    facts: facts(instance, lang, content.issued ?? false),
    blocks: layout.sections.flatMap((section) => blocksOf(section, { content, fields, named })),
    verification: {
      url,
      code,
      lines: [
        say('scan'),
        say('orVisit', { address }),
        say('proof', { code, entries: String(entries), print, time: timeText(at) }),
      ],
    },
    footer: say('page'),
    lang,
    createdAt: at,
  };
}

function facts(instance: PrintedInstance, lang: Language, issued: boolean): SheetPair[] {
  const { initiator } = instance;
  const applicant = [initiator.name, initiator.department].filter(Boolean).join(' · ');
  const all: [keyof typeof SHEET_TEXTS, string | null][] = [
    ['number', instance.number],
    ['applicant', applicant],
    ['appliedOn', timeText(instance.createdAt)],
    ['status', issued ? null : STATUSES[instance.status][lang]],
    ['endedOn', instance.endedAt && timeText(instance.endedAt)],
  ];
  return all.flatMap(([name, text]) => (text ? [{ label: SHEET_TEXTS[name][lang], text }] : []));
}

interface Composing {
  readonly content: SheetContent;
  readonly fields: ReadonlyMap<string, FormField>;
  /** Fields that sections name. */
  readonly named: ReadonlySet<string>;
}

function namedIn(section: SheetSection): readonly string[] {
  if (section.type === 'table') return [section.field];
  return section.type === 'fields' ? (section.fields ?? []) : [];
}

function blocksOf(section: SheetSection, composing: Composing): SheetBlock[] {
  const { content } = composing;
  const { lang } = content.values;
  const heading = section.heading?.[lang] ?? null;
  switch (section.type) {
    case 'fields':
      return fieldBlocks(section, heading, composing);
    case 'table': {
      const field = composing.fields.get(section.field);
      return field ? tableBlock(field, heading ?? field.schema.title ?? null, content, section.columns) : [];
    }
    case 'opinions':
      return [{ type: 'opinions', heading, steps: opinionSteps(section.steps, content) }];
    case 'records':
      return [recordsBlock(heading, content)];
    case 'text':
      return [{ type: 'text', heading, text: fillPlaces(section.text[lang], (place) => placeText(place, composing)) }];
    case 'space':
      return [{ type: 'space', heading, millimetres: section.millimetres ?? 30 }];
  }
}

function fieldBlocks(
  section: Extract<SheetSection, { type: 'fields' }>,
  heading: string | null,
  { content, fields, named }: Composing,
): SheetBlock[] {
  const { instance } = content;
  const chosen = section.fields?.flatMap((name) => fields.get(name) ?? []);
  const groups: FieldGroup[] = chosen
    ? [{ heading, fields: chosen }]
    : fieldGroups(instance.form, instance.data).map((group, at) => ({
        heading: group.heading ?? (at === 0 ? heading : null),
        fields: group.fields.filter(({ name }) => !named.has(name)),
      }));
  return groups.flatMap((group) => groupBlocks(group, section.columns ?? 2, content));
}

/** Tables have the width of the sheet: they follow the other fields of their group. */
function groupBlocks({ heading, fields }: FieldGroup, columns: number, content: SheetContent): SheetBlock[] {
  const { instance, values } = content;
  const pairs = fields
    .filter((field) => !field.columns)
    .map(({ name, schema }) => ({
      label: schema.title ?? name,
      text: valueText(schema, instance.data[name], values, widgetOf(instance.form, name)),
    }))
    .filter(({ text }) => !content.issued || text !== '');
  const tables = fields.filter((field) => field.columns);
  return [
    ...(pairs.length > 0 ? [{ type: 'pairs' as const, heading, columns, pairs }] : []),
    ...tables.flatMap((field) => tableBlock(field, field.schema.title ?? null, content)),
  ];
}

function tableBlock(
  field: FormField,
  heading: string | null,
  { instance, values }: SheetContent,
  columns?: readonly string[],
): SheetBlock[] {
  const all = orderedColumns(instance.form, field);
  const shown = columns ? columns.flatMap((name) => all.filter(([known]) => known === name)) : all;
  const rows = instance.data[field.name];
  const cell = (row: unknown, name: string): unknown =>
    typeof row === 'object' && row !== null && Object.hasOwn(row, name) ? Reflect.get(row, name) : undefined;
  if (shown.length === 0) return [];
  const looks = new Map(shown.map(([name]) => [name, columnLook(instance.form, field.name, name)]));
  return [
    {
      type: 'table',
      heading,
      head: shown.map(([name, schema]) => schema.title ?? name),
      widths: null,
      rows: (Array.isArray(rows) ? rows : []).map((row) =>
        shown.map(([name, schema]) => valueText(schema, cell(row, name), values, looks.get(name)?.widget)),
      ),
      ...totalsOf(field.name, shown, looks, { instance, values }),
    },
  ];
}

/** The sums below the rows, where the form draws them. */
function totalsOf(
  table: string,
  shown: readonly [string, JsonSchema][],
  looks: ReadonlyMap<string, { widget: unknown; total: boolean }>,
  { instance, values }: Pick<SheetContent, 'instance' | 'values'>,
): { totals?: string[] } {
  if (![...looks.values()].some(({ total }) => total)) return {};
  const cells = shown.map(([name, schema]) => {
    const look = looks.get(name);
    const sum = look?.total ? columnTotal(instance.data[table], name) : undefined;
    return sum === undefined ? '' : valueText(schema, sum, values, look?.widget);
  });
  const word = SHEET_TEXTS.total[values.lang];
  const [first = '', ...rest] = cells;
  return { totals: [first === '' ? word : `${word} ${first}`, ...rest] };
}

function opinionSteps(steps: readonly string[] | undefined, { opinions, signatures, values }: SheetContent) {
  const { lang } = values;
  const chosen = steps ?? [...opinions.keys()];
  const shown = chosen.flatMap((stepId) => {
    const entries = opinions.get(stepId) ?? [];
    const [first] = entries;
    return first?.stepName ? [{ name: first.stepName[lang], opinions: entries.map(presentOpinion) }] : [];
  });
  return shown.length > 0 ? shown : [{ name: SHEET_TEXTS.opinion[lang], opinions: [nothing(lang)] }];

  function presentOpinion(entry: HistoryEntry): SheetOpinion {
    const { signature } = entry.detail;
    return {
      outcome: ACTIONS[entry.action][lang],
      opinion: entry.opinion ?? '',
      person: actorText(entry, lang),
      at: timeText(entry.at),
      signature: (signature && signatures.get(signature.id)) ?? null,
    };
  }
}

const nothing = (lang: Language): SheetOpinion => ({
  outcome: SHEET_TEXTS.noOpinions[lang],
  ...{ opinion: '', person: '', at: '', signature: null },
});

function actorText({ detail }: HistoryEntry, lang: Language): string {
  const name = (person: RecordedPerson) => person.name[lang];
  if (detail.agreedFor?.length) return detail.agreedFor.map(name).join(lang === 'zh' ? '、' : ', ');
  if (!detail.actor) return SHEET_TEXTS.system[lang];
  if (!detail.onBehalfOf) return name(detail.actor);
  return fill(SHEET_TEXTS.onBehalf, lang, { actor: name(detail.actor), owner: name(detail.onBehalfOf) });
}

/** The time on one line, opinions with what is left. */
const RECORD_WIDTHS = [86, 92, 88, 62, '*'] as const;

function recordsBlock(heading: string | null, { entries, values: { lang } }: SheetContent): SheetBlock {
  return {
    type: 'table',
    heading,
    head: (['time', 'step', 'person', 'action', 'opinion'] as const).map((name) => SHEET_TEXTS[name][lang]),
    widths: RECORD_WIDTHS,
    rows: entries.map((entry) => [
      timeText(entry.at),
      entry.stepName?.[lang] ?? '',
      actorText(entry, lang),
      ACTIONS[entry.action][lang],
      entry.opinion ?? '',
    ]),
  };
}

function placeText(place: string, { content, fields }: Composing): string {
  const { instance, values, at } = content;
  const { initiator } = instance;
  switch (place) {
    case 'number':
    case 'title':
      return instance[place];
    case 'applicant':
      return initiator.name;
    case 'department':
      return initiator.department ?? '';
    case 'appliedOn':
      return timeText(instance.createdAt).slice(0, 10);
    case 'endedOn':
      return instance.endedAt ? timeText(instance.endedAt).slice(0, 10) : '';
    case 'printedOn':
      return timeText(at).slice(0, 10);
    default: {
      const field = fields.get(place);
      return field ? valueText(field.schema, instance.data[place], values, widgetOf(instance.form, field.name)) : '';
    }
  }
}
