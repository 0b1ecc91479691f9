import type { Assignment } from './assignment.ts';
import { feelSource } from './feel-source.ts';
import { listAttribute, type ModdleElement, text } from './moddle-element.ts';

const optional = <K extends string>(element: ModdleElement, key: K): Partial<Record<K, string>> => {
  const value = text(element, key);
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
};

/** Reads one assignment; a missing value is empty and named by validation. */
export function readAssignment(rule: Assignment['rule'], element: ModdleElement): Assignment {
  switch (rule) {
    case 'initiator':
      return { rule };
    case 'users':
      return { rule, users: listAttribute(element, 'users') };
    case 'role':
      return { rule, role: text(element, 'role') ?? '', ...optional(element, 'department') };
    case 'post':
      return { rule, post: text(element, 'post') ?? '', ...optional(element, 'department') };
    case 'head':
      return { rule, levels: Number(text(element, 'levels') ?? '0') };
    case 'form-department-head':
    case 'form-users':
      return { rule, field: text(element, 'field') ?? '' };
    case 'handler-of':
      return { rule, step: text(element, 'step') ?? '' };
    case 'chosen':
      return {
        rule,
        ...optional(element, 'scope'),
        ...optional(element, 'role'),
        ...optional(element, 'department'),
      };
    case 'expression':
      return { rule, expression: feelSource(text(element, 'expression') ?? '') };
  }
}
