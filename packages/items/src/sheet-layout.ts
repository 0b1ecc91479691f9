import { type Static, Type } from 'typebox';
import { parse } from 'yaml';

/** Where an item keeps the layout of its approval sheet. */
export const SHEET_FILE = 'templates/sheet.yaml';

const words = (maxLength: number) =>
  Type.Object(
    { zh: Type.String({ minLength: 1, maxLength }), en: Type.String({ minLength: 1, maxLength }) },
    { additionalProperties: false },
  );
const heading = Type.Optional(words(60));
const name = Type.String({ minLength: 1, maxLength: 100 });
const names = Type.Optional(Type.Array(name, { minItems: 1, maxItems: 100, uniqueItems: true }));

const fields = Type.Object(
  {
    type: Type.Literal('fields'),
    heading,
    /** Pairs of name and value beside each other. */
    columns: Type.Optional(Type.Integer({ minimum: 1, maximum: 3 })),
    /** In this order; all that no other section names where absent. */
    fields: names,
  },
  { additionalProperties: false },
);
const table = Type.Object(
  { type: Type.Literal('table'), heading, field: name, columns: names },
  { additionalProperties: false },
);
const opinions = Type.Object(
  { type: Type.Literal('opinions'), heading, steps: names },
  { additionalProperties: false },
);
const records = Type.Object({ type: Type.Literal('records'), heading }, { additionalProperties: false });
/** `{{field}}` and the like are filled in. */
const text = Type.Object({ type: Type.Literal('text'), heading, text: words(4000) }, { additionalProperties: false });
/** Room for a stamp, or to write. */
const space = Type.Object(
  { type: Type.Literal('space'), heading, millimetres: Type.Optional(Type.Integer({ minimum: 10, maximum: 120 })) },
  { additionalProperties: false },
);

/** The layout of an approval sheet: what stands on it, in which order. It holds words and names, nothing that is run. */
export const sheetLayout = Type.Object(
  {
    title: Type.Optional(words(60)),
    /** Nobody gets it before the application is completed: for certificates. */
    onlyCompleted: Type.Optional(Type.Boolean()),
    orientation: Type.Optional(Type.Enum(['portrait', 'landscape'])),
    sections: Type.Array(Type.Union([fields, table, opinions, records, text, space]), { minItems: 1, maxItems: 50 }),
  },
  { additionalProperties: false },
);
export type SheetLayout = Static<typeof sheetLayout>;
export type SheetSection = SheetLayout['sections'][number];

/** What items get that have no layout of their own. */
export const DEFAULT_SHEET: SheetLayout = {
  sections: [
    { type: 'fields', columns: 2 },
    { type: 'opinions', heading: { zh: '审批意见', en: 'Opinions' } },
    { type: 'records', heading: { zh: '流转记录', en: 'History' } },
  ],
};

/** What texts may name besides fields of the form. */
export const SHEET_WORDS = ['number', 'title', 'applicant', 'department', 'appliedOn', 'endedOn', 'printedOn'] as const;
export type SheetWord = (typeof SHEET_WORDS)[number];

const PLACE = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** The names that a text asks for. */
export const placesIn = (written: string): string[] => [...written.matchAll(PLACE)].map(([, place = '']) => place);

/** Fills the places of a text, once: what is filled in is not looked at again. */
export const fillPlaces = (written: string, value: (place: string) => string): string =>
  written.replaceAll(PLACE, (_whole, place: string) => value(place));

/** The layout in a file that was checked when its item was deployed. */
export const parseSheet = (content: string): SheetLayout => parse(content, { maxAliasCount: 100 }) as SheetLayout;
