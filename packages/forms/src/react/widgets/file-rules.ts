import type { WidgetProps } from '@rjsf/utils';
import type { Say } from '../texts/text.ts';
import { textsOf } from './control-props.ts';

const IMAGE_TYPES: Record<string, string> = { '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png' };
const MEGABYTE = 1024 * 1024;

/** What an attachment field takes. The server has the last word: it looks into the file. */
export interface FileRules {
  extensions: string[];
  /** MB. */
  maxSize: number | undefined;
  maxCount: number | undefined;
  /** For `<input accept>`: with the image types, phones offer the camera as well. */
  accept: string | undefined;
  images: boolean;
}

export function fileRules(schema: WidgetProps['schema']): FileRules {
  const extensions = textsOf(schema['x-accept']).map((extension) => extension.toLowerCase());
  const types = [...new Set(extensions.flatMap((extension) => IMAGE_TYPES[extension] ?? []))];
  const maxSize: unknown = schema['x-maxSize'];
  return {
    extensions,
    maxSize: typeof maxSize === 'number' ? maxSize : undefined,
    maxCount: schema.type === 'array' ? schema.maxItems : 1,
    accept: extensions.length > 0 ? [...extensions, ...types].join(',') : undefined,
    images: extensions.length === 0 || types.length > 0,
  };
}

/** Why a file that has been made ready is too large; nothing when it is not. */
export function sizeRefusalOf(rules: FileRules, file: Blob, say: Say): string | undefined {
  if (rules.maxSize === undefined || file.size <= rules.maxSize * MEGABYTE) return undefined;
  return say('attachments.too-large', { size: rules.maxSize });
}

/** Why a file cannot be taken, whatever its size; nothing when it can. */
export function refusalOf(rules: FileRules, file: File, taken: number, say: Say): string | undefined {
  const name = file.name.toLowerCase();
  const fits = rules.extensions.length === 0 || rules.extensions.some((extension) => name.endsWith(extension));
  if (!fits) return say('attachments.wrong-type', { types: typesText(rules) });
  if (rules.maxCount !== undefined && taken >= rules.maxCount) {
    return say('attachments.too-many', { limit: rules.maxCount });
  }
  return undefined;
}

export function typesText(rules: FileRules): string {
  return rules.extensions.map((extension) => extension.slice(1).toUpperCase()).join(' / ');
}

/** One line under the drop zone: kinds, size, number. */
export function rulesText(rules: FileRules, say: Say, separator: string): string {
  const parts = [
    rules.extensions.length > 0 ? say('attachments.accept', { types: typesText(rules) }) : undefined,
    rules.maxSize === undefined ? undefined : say('attachments.size', { size: rules.maxSize }),
    rules.maxCount === undefined ? undefined : say('attachments.count', { limit: rules.maxCount }),
  ];
  return parts.filter((part) => part !== undefined).join(separator);
}
