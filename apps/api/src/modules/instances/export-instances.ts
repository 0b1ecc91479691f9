import { EXPORTED_ROWS, type InstanceSummary, type Language } from '@flowhall/contracts';
import type { Actor } from '../../http/actor.ts';
import { cellTime } from '../../http/send-spreadsheet.ts';
import { collectPages } from '../../lib/collect-pages.ts';
import { LIST_TITLES, LIST_WORDS, STATUS_WORDS, stepsText } from '../../lib/list-words.ts';
import { type ListInstancesQuery, listInstances } from './list-instances.ts';
import type { InstanceServices } from './services.ts';

/** Instances are read whole, so that fewer at a time are enough. */
const PAGE = 100;

interface Column {
  readonly word: keyof typeof LIST_WORDS;
  readonly width: number;
  readonly text: (row: InstanceSummary, lang: Language) => string;
}

const COLUMNS: readonly Column[] = [
  { word: 'number', width: 18, text: (row) => row.number },
  { word: 'title', width: 40, text: (row) => row.title },
  { word: 'item', width: 24, text: (row, lang) => row.itemName[lang] },
  { word: 'initiator', width: 12, text: (row) => row.initiator.name },
  { word: 'department', width: 18, text: (row) => row.initiator.department ?? '' },
  { word: 'status', width: 10, text: (row, lang) => STATUS_WORDS[row.status][lang] },
  {
    word: 'current',
    width: 32,
    text: ({ currentSteps }, lang) =>
      stepsText(
        currentSteps.map(({ name, people }) => ({ name, people: people.map((person) => person.name) })),
        lang,
      ),
  },
  { word: 'created', width: 17, text: (row) => cellTime(row.createdAt) },
  { word: 'due', width: 17, text: (row) => cellTime(row.dueAt) },
  { word: 'ended', width: 17, text: (row) => cellTime(row.endedAt) },
];

/** A list of applications as a sheet: what {@link listInstances} shows this person, no more. @throws UserError `forbidden` */
export async function exportInstances(
  services: InstanceServices,
  query: ListInstancesQuery,
  actor: Actor,
  lang: Language,
) {
  const { scope = 'mine' } = query;
  const { rows, more } = await collectPages(EXPORTED_ROWS, (cursor) =>
    listInstances(services, { ...query, limit: PAGE, cursor }, actor, lang),
  );
  return {
    name: LIST_TITLES[scope][lang],
    columns: COLUMNS.map(({ word, width }) => ({ title: LIST_WORDS[word][lang], width })),
    rows: rows.map((row) => COLUMNS.map((column) => column.text(row, lang))),
    ...{ more, lang, at: services.clock() },
  };
}
