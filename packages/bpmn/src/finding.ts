import type { ModelError } from './model-error.ts';
import type { LocalizedText } from './text.ts';

/** One result of model validation. A model with an `error` must not be deployed. */
export interface Finding {
  /** Stable id of the rule, such as `flow-step-missing`. */
  rule: string;
  severity: 'error' | 'warning';
  elementId?: string;
  /** Line in the XML, counted from 1, where known. */
  line?: number;
  /** Column in the line, counted from 1, where known. */
  column?: number;
  /** What is wrong, naming the element. */
  message: LocalizedText;
  /** How to mend it. */
  mend: LocalizedText;
}

/** What the surroundings know. A rule about something that is not given is not checked. */
export interface ValidationContext {
  forms?: Iterable<string>;
  roles?: Iterable<string>;
  posts?: Iterable<string>;
  users?: Iterable<string>;
  departments?: Iterable<string>;
  /** Ids of decisions that business rule tasks can make. */
  decisions?: Iterable<string>;
}

/**
 * The finding for a file that cannot be read at all.
 *
 * @param format what the file should have been
 */
export function unreadable(error: ModelError, format = 'BPMN 2.0'): Finding {
  return {
    rule: error.code,
    severity: 'error',
    ...(error.elementId && { elementId: error.elementId }),
    ...(error.line !== undefined && { line: error.line }),
    message: { zh: `无法读取该文件：${error.message}`, en: error.message },
    mend: { zh: `请上传由 ${format} 设计器导出的文件。`, en: `Use a file exported by a ${format} modeler.` },
  };
}
