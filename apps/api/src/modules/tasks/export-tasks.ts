import { EXPORTED_ROWS, type Language, type TaskSummary } from '@flowhall/contracts';
import { cellTime } from '../../http/send-spreadsheet.ts';
import { collectPages } from '../../lib/collect-pages.ts';
import { LIST_TITLES, LIST_WORDS, STATUS_WORDS, stepsText } from '../../lib/list-words.ts';
import type { InstanceServices } from '../instances/index.ts';
import { type ListTasksQuery, listTasks } from './list-tasks.ts';

const PAGE = 500;

interface Column {
  readonly word: keyof typeof LIST_WORDS;
  readonly width: number;
  readonly text: (row: TaskSummary, lang: Language) => string;
}

const TIMES = { todo: 'arrived', done: 'done', cc: 'sent' } as const;

const columnsOf = (view: keyof typeof TIMES): readonly Column[] => [
  { word: 'number', width: 18, text: (row) => row.number },
  { word: 'title', width: 40, text: (row) => row.title },
  { word: 'item', width: 24, text: (row, lang) => row.itemName[lang] },
  { word: 'initiator', width: 12, text: (row) => row.initiator.name },
  { word: 'department', width: 18, text: (row) => row.initiator.department ?? '' },
  ...(view === 'cc'
    ? []
    : [{ word: 'step', width: 18, text: (row, lang) => row.step?.name[lang] ?? '' } satisfies Column]),
  { word: 'status', width: 10, text: (row, lang) => STATUS_WORDS[row.instanceStatus][lang] },
  { word: 'current', width: 32, text: (row, lang) => stepsText(row.currentSteps, lang) },
  { word: TIMES[view], width: 17, text: (row) => cellTime(row.at) },
  ...(view === 'todo' ? [{ word: 'due', width: 17, text: (row) => cellTime(row.dueAt) } satisfies Column] : []),
];

/** A list of the task center as a sheet: what {@link listTasks} shows this person, no more. */
export async function exportTasks(services: InstanceServices, query: ListTasksQuery, userId: string, lang: Language) {
  const { view = 'todo' } = query;
  const { rows, more } = await collectPages(EXPORTED_ROWS, (cursor) =>
    listTasks(services, { ...query, limit: PAGE, cursor }, userId, lang),
  );
  const columns = columnsOf(view);
  return {
    name: LIST_TITLES[view][lang],
    columns: columns.map(({ word, width }) => ({ title: LIST_WORDS[word][lang], width })),
    rows: rows.map((row) => columns.map((column) => column.text(row, lang))),
    ...{ more, lang, at: services.clock() },
  };
}
