const FLOW = 'https://flowhall.dev/schema/flow/1';
const ATTRIBUTES = String.raw`(?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*`;

/**
 * The process with another form at a step, or with none of its own (null). Everything else stays to the letter. A step that
 * is not there, or a file that is no process, comes back as it is.
 */
export function setStepForm(xml: string, stepId: string, form: string | null): string {
  const task = findTask(xml, stepId);
  if (!task) return xml;
  const prefix = flowPrefix(xml);
  const step = prefix === undefined ? undefined : findStep(task.body, prefix);
  if (step) {
    const tag = withForm(step.tag, form);
    return splice(xml, task.bodyStart + step.start, step.tag.length, tag);
  }
  return form === null ? xml : insertStep(xml, task, prefix, form);
}

interface Task {
  /** The opening tag. */
  readonly tag: string;
  readonly start: number;
  readonly name: string;
  readonly body: string;
  readonly bodyStart: number;
}

function findTask(xml: string, id: string): Task | undefined {
  const pattern = new RegExp(`<((?:[\\w.-]+:)?userTask)(${ATTRIBUTES})\\s*(/?)>`, 'g');
  for (const match of xml.matchAll(pattern)) {
    const [tag, name = '', attributes = '', closed] = match;
    if (attribute(attributes, 'id') !== id) continue;
    const bodyStart = match.index + tag.length;
    const end = closed ? bodyStart : xml.indexOf(`</${name}`, bodyStart);
    if (end < 0) return undefined;
    return { tag, start: match.index, name, body: xml.slice(bodyStart, end), bodyStart };
  }
  return undefined;
}

function findStep(body: string, prefix: string): { tag: string; start: number } | undefined {
  const match = new RegExp(`<${prefix}:step${ATTRIBUTES}\\s*/?>`).exec(body);
  return match ? { tag: match[0], start: match.index } : undefined;
}

function withForm(tag: string, form: string | null): string {
  const own = /\s+form\s*=\s*("[^"]*"|'[^']*')/;
  const written = form === null ? '' : ` form="${escaped(form)}"`;
  if (own.test(tag)) return tag.replace(own, () => written);
  return tag.replace(/\s*\/?>$/, (end) => written + end);
}

function insertStep(xml: string, task: Task, prefix: string | undefined, form: string): string {
  const known = prefix ?? 'flow';
  const step = `<${known}:step form="${escaped(form)}" />`;
  const bpmn = task.name.slice(0, -'userTask'.length);
  const extensions = new RegExp(`<${bpmn}extensionElements\\s*(/?)>`).exec(task.body);
  const around = (inside: string) => `<${bpmn}extensionElements>${inside}</${bpmn}extensionElements>`;
  let next: string;
  if (extensions) {
    const [tag, closed] = extensions;
    next = splice(xml, task.bodyStart + extensions.index, tag.length, closed ? around(step) : tag + step);
  } else if (task.tag.endsWith('/>')) {
    const open = task.tag.replace(/\s*\/>$/, '>');
    next = splice(xml, task.start, task.tag.length, `${open}${around(step)}</${task.name}>`);
  } else {
    // BPMN wants the documentation first.
    const last = task.body.lastIndexOf(`</${bpmn}documentation>`);
    const at = last < 0 ? 0 : last + `</${bpmn}documentation>`.length;
    next = splice(xml, task.bodyStart + at, 0, around(step));
  }
  return prefix === undefined ? next.replace(/<((?:[\w.-]+:)?definitions)\b/, `<$1 xmlns:${known}="${FLOW}"`) : next;
}

const flowPrefix = (xml: string): string | undefined =>
  new RegExp(`xmlns:([\\w.-]+)\\s*=\\s*["']${FLOW}["']`).exec(xml)?.[1];

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s*=\\s*(["'])(.*?)\\1`).exec(attributes)?.[2];

const splice = (text: string, at: number, length: number, by: string): string =>
  text.slice(0, at) + by + text.slice(at + length);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
