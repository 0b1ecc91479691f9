import type { FormFile } from '../types.ts';
import { type KeyChange, renameInFeel } from './rename-field.ts';

/** Elements whose text is for people, and attributes that name something else. */
const WORDS: ReadonlySet<string> = new Set([
  'documentation',
  'textAnnotation',
  'name',
  'description',
  'question',
  'allowedAnswers',
]);
const NO_FEEL: ReadonlySet<string> = new Set(['id', 'name', 'labelZh', 'labelEn', 'sourceRef', 'targetRef', 'lang']);
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<([\w.-]+:)?([\w.-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>|([^<]+)/g;

/**
 * A model (BPMN or DMN) after a field of the form has got another key: expressions, and attributes that name the field.
 * Everything else stays to the letter.
 */
export function renameInXml(form: FormFile, change: KeyChange, xml: string): string {
  const { ref, to } = change;
  let inside = '';
  return xml.replace(TOKEN, (whole: string, cdata, _prefix, tag, attributes, text) => {
    if (typeof tag === 'string') {
      inside = tag;
      if (typeof attributes !== 'string' || attributes === '') return whole;
      return whole.replace(attributes, () => attributes.replace(ATTRIBUTE, renameAttribute));
    }
    if (WORDS.has(inside)) return whole;
    if (typeof cdata === 'string') return whole.replace(cdata, () => renameSource(cdata));
    return typeof text === 'string' ? escaped(renameSource(plainText(text)), text) : whole;
  });

  function renameAttribute(whole: string, name: string, quote: string, value: string): string {
    if (ref.column === undefined && name === 'field' && value === ref.name) return whole.replace(value, to);
    const source = plainText(value);
    // Only what begins with "=" is FEEL in every attribute; a key of correlation or a list may do without.
    const isFeel = source.trimStart().startsWith('=') || ['correlationKey', 'collection', 'expression'].includes(name);
    if (NO_FEEL.has(name) || !isFeel) return whole;
    const renamed = renameSource(source);
    return renamed === source
      ? whole
      : whole.replace(`${quote}${value}${quote}`, () => `${quote}${escaped(renamed, value)}${quote}`);
  }

  function renameSource(source: string): string {
    const [, lead = '', expression = ''] = /^(\s*=?\s*)([\s\S]*)$/.exec(source) ?? [];
    return lead + renameInFeel(form, change, expression);
  }
}

const ATTRIBUTE = /([\w.:-]+)\s*=\s*(["'])([\s\S]*?)\2/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const plainText = (text: string): string =>
  text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');

/** As the original wrote it: a text without changes comes back to the letter. */
function escaped(text: string, original: string): string {
  if (plainText(original) === text) return original;
  return text.replace(/[<>&"']/g, (sign) => {
    const name = Object.keys(ENTITIES).find((key) => ENTITIES[key] === sign);
    const needed =
      sign === '<' || sign === '&' || original.includes(`&${name};`) || (sign === '"' && !original.includes('"'));
    return needed ? `&${name};` : sign;
  });
}
