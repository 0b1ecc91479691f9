import { flowDescriptor } from './flow.ts';
import { ModelError } from './model-error.ts';
import { readBpmnFile } from './structure/read-document.ts';
import type { XmlElement } from './xml/read-xml.ts';

/** With more faults than this a file is no model with mistakes but something else. */
const MAX_FAULTS = 200;

const FLOW_TAGS: ReadonlySet<string> = new Set(
  flowDescriptor.types.map(({ name }) => `flow:${name.charAt(0).toLowerCase()}${name.slice(1)}`),
);

/**
 * Refuses a file with so many faults that reading over them would take minutes: the tolerant parser looks up the line of
 * each one from the beginning of the file.
 *
 * @throws ModelError when the file is no BPMN, or has more than {@link MAX_FAULTS} faults
 */
export function refuseWreck(xml: string): void {
  const { definitions, elements, faults } = readBpmnFile(xml);
  const ids = new Set<string>();
  let count = faults.length;
  for (const { role, id } of elements) {
    if (!role || (id !== undefined && ids.has(id))) count++;
    if (id !== undefined) ids.add(id);
  }
  count += unknownSettings(definitions.xml);
  if (count > MAX_FAULTS)
    throw new ModelError(
      'model-unreadable',
      `This is no readable BPMN 2.0 file: it has more than ${MAX_FAULTS} faults`,
    );
}

function unknownSettings({ name, children }: XmlElement): number {
  const own = name.startsWith('flow:') && !FLOW_TAGS.has(name) ? 1 : 0;
  return children.reduce((sum, child) => sum + unknownSettings(child), own);
}
