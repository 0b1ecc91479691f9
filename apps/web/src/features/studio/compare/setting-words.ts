import type { Change, Plain as Value } from '@flowhall/bpmn';
import { readDuration } from '../process/lib/durations.ts';
import { choiceWord, type Words, wordFor } from '../process/lib/use-words.ts';
import { FIELD_SPECS } from '../process/panel/field-specs.ts';

/** A value that differs, in words. */
export interface SaidChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

type Plain = Value | undefined;

/** Characters of a value that are shown. */
const LONGEST = 240;
type Names = ReadonlyMap<string, string>;

/** Around what is said. */
const UNSAID: ReadonlySet<string> = new Set(['extensionElements', 'text', 'body']);

/** Members of lists are told apart by one of these. */
const IDENTITIES = ['name', 'rule', 'event'] as const;

/** A difference at an element of the process, in the words of the step panel. */
export function sayChange(words: Words, { path, before, after }: Change, names: Names): SaidChange {
  const said: string[] = [];
  let [type, property] = ['', ''];
  for (const part of path.map(String)) {
    if (part.startsWith('flow:')) {
      type = part.slice('flow:'.length);
      property = '';
      const word = wordFor(words.diff.properties, part);
      if (word !== part) said.push(word);
      continue;
    }
    const field = wordFor(words.fields, `${type}.${part}`);
    if (type !== '' && field !== `${type}.${part}`) {
      said.push(field);
      property = `${type}.${part}`;
      type = partType(type, part) ?? type;
      continue;
    }
    if (!UNSAID.has(part)) said.push(memberWord(words, type, part) ?? wordFor(words.diff.properties, part));
    property = part;
  }
  const say = (value: Plain) => sayValue(words, value, { type, property, names });
  return { label: said.join(' › '), before: say(before), after: say(after) };
}

/** Type of the parts that a property is made of, such as `Action` for `actions`. */
function partType(type: string, property: string): string | undefined {
  const control = FIELD_SPECS[`flow:${type}`]?.find((spec) => spec.property === property)?.control;
  return control?.is === 'list' || control?.is === 'part' ? control.of.slice('flow:'.length) : undefined;
}

function memberWord(words: Words, type: string, member: string): string | undefined {
  if (/^\d+$/.test(member)) return String(Number(member) + 1);
  const found = IDENTITIES.map((key) => choiceWord(words, `${type}.${key}`, member)).find((word) => word !== member);
  return found;
}

interface Place {
  type: string;
  /** As the choices of the panel name it. */
  property: string;
  names: Names;
}

function sayValue(words: Words, value: Plain, place: Place): string {
  if (value === undefined || value === null || value === '') return words.diff.empty;
  if (typeof value === 'boolean') return value ? words.diff.yes : words.diff.no;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return sayText(words, value, place);
  if (Array.isArray(value)) return value.map((one: Value) => sayValue(words, one, place)).join(' · ');
  return sayRecord(words, value as { readonly [key: string]: Value }, place);
}

function sayRecord(words: Words, value: { readonly [key: string]: Value }, { type, names }: Place): string {
  const own = typeof value.$type === 'string' ? value.$type.replace(/^flow:/, '') : type;
  const parts = Object.entries(value).filter(([key]) => key !== '$type');
  if (parts.length === 1 && (parts[0]?.[0] === 'text' || parts[0]?.[0] === 'body'))
    return sayValue(words, parts[0][1], { type: own, property: '', names });
  return parts
    .map(([key, one]) => {
      const property = `${own}.${key}`;
      const label = wordFor(words.fields, property);
      const word = label === property ? wordFor(words.diff.properties, key) : label;
      return `${word}: ${sayValue(words, one, { type: partType(own, key) ?? own, property, names })}`;
    })
    .join(' · ');
}

function sayText(words: Words, value: string, { property, names }: Place): string {
  const duration = property === '' ? undefined : readDuration(value);
  if (duration) return `${duration.count} ${words.duration[duration.unit]}`;
  const choice = choiceWord(words, property, value);
  if (choice !== value) return choice;
  const list = value.split(' ').map((one) => choiceWord(words, property, one));
  const said = list.join(' ');
  if (said !== value) return list.join(', ');
  return /Ref$|^default$/.test(property) ? (names.get(value) ?? value) : value;
}

/** A value of a YAML or JSON file; what is long is cut. */
export function sayPlain(words: Words, value: Plain): string {
  if (value === undefined || value === null || value === '') return words.diff.empty;
  if (typeof value === 'boolean') return value ? words.diff.yes : words.diff.no;
  if (Array.isArray(value)) return value.map((one: Value) => sayPlain(words, one)).join(' · ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, one]) => `${wordFor(words.diff.parts, key)}: ${sayPlain(words, one)}`)
      .join(' · ');
  const text = String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
