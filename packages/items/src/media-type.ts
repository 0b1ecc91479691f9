const TYPES: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  yaml: 'application/yaml',
  png: 'image/png',
  jpg: 'image/jpeg',
  svg: 'image/svg+xml',
};

const SOURCES: Readonly<Record<string, string>> = {
  bpmn: 'application/xml',
  dmn: 'application/xml',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  yml: 'application/yaml',
};

const endingOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1).toLowerCase();

/** Media type of a template by its ending; null for a kind that items may not hold. */
export const templateType = (path: string): string | null => TYPES[endingOf(path)] ?? null;

/** Media type of any file of an item by its ending. */
export const mediaTypeOf = (path: string): string =>
  TYPES[endingOf(path)] ?? SOURCES[endingOf(path)] ?? 'application/octet-stream';
