import type { ParsedBpmn } from '@flowhall/bpmn';
import { type FormField, formFields } from '@flowhall/forms';
import type { ItemFinding, LocalizedText } from './finding.ts';
import type { ItemFolder } from './item-folder.ts';
import { placesIn, SHEET_WORDS, type SheetLayout, type SheetSection } from './sheet-layout.ts';
import type { SourceFile } from './source-file.ts';

type Path = readonly (string | number)[];

/** Whether a sheet names fields, columns and steps that exist. */
export function checkSheet(sheet: SheetLayout, source: SourceFile, item: ItemFolder, model: ParsedBpmn): ItemFinding[] {
  const fields = new Map(Object.values(item.forms).flatMap((form) => [...formFields(form)]));
  const steps = new Set(model.model.nodes.filter((node) => node.type === 'bpmn:UserTask').map((node) => node.id));
  return sheet.sections.flatMap((section, index) =>
    unknownIn(section, fields, steps).map(([path, name, kind]) => {
      const whole = ['sections', index, ...path];
      return {
        rule: `sheet/${kind}-missing`,
        severity: 'error' as const,
        file: source.file,
        line: source.lineOf(whole),
        element: whole.join('.'),
        message: WORDS[kind](name),
        mend: { zh: '检查拼写。', en: 'Check the spelling.' },
      };
    }),
  );
}

type Kind = 'field' | 'table' | 'column' | 'step' | 'place';
type Unknown = [path: Path, name: string, kind: Kind];

const WORDS: Readonly<Record<Kind, (name: string) => LocalizedText>> = {
  field: (name) => ({ zh: `表单中没有字段 ${name}`, en: `No form has a field ${name}` }),
  table: (name) => ({ zh: `${name} 不是表格`, en: `${name} is no table` }),
  column: (name) => ({ zh: `表格中没有列 ${name}`, en: `The table has no column ${name}` }),
  step: (name) => ({ zh: `流程中没有环节 ${name}`, en: `The process has no step ${name}` }),
  place: (name) => ({ zh: `无法填入 {{${name}}}`, en: `There is nothing to fill in for {{${name}}}` }),
};

function unknownIn(
  section: SheetSection,
  fields: ReadonlyMap<string, FormField>,
  steps: ReadonlySet<string>,
): Unknown[] {
  switch (section.type) {
    case 'fields':
      return missing(section.fields, fields, 'fields', 'field');
    case 'table': {
      const columns = fields.get(section.field)?.columns;
      return columns
        ? missing(section.columns, columns, 'columns', 'column')
        : [[['field'], section.field, fields.has(section.field) ? 'table' : 'field']];
    }
    case 'opinions':
      return missing(section.steps, steps, 'steps', 'step');
    case 'text': {
      const known = new Set<string>([...SHEET_WORDS, ...fields.keys()]);
      const { zh, en } = section.text;
      return [...new Set([...placesIn(zh), ...placesIn(en)])]
        .filter((place) => !known.has(place))
        .map((place) => [['text'], place, 'place']);
    }
    default:
      return [];
  }
}

const missing = (
  names: readonly string[] = [],
  known: { has(name: string): boolean },
  entry: string,
  kind: Kind,
): Unknown[] => names.flatMap((name, at) => (known.has(name) ? [] : [[[entry, at], name, kind] satisfies Unknown]));
