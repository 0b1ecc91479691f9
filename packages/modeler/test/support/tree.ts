import { editBpmn, isElement, type ModdleElement } from '@flowhall/bpmn';
import { createCommands } from '../../src/editor/model/commands.ts';
import { describe } from '../../src/editor/model/describe.ts';

/** Commands over a file, without a canvas. */
export async function tree(xml: string) {
  const { definitions, moddle, write } = await editBpmn(xml);
  const find = (id: string): ModdleElement | undefined => {
    const open: ModdleElement[] = [definitions];
    for (let element = open.pop(); element; element = open.pop()) {
      if (element.id === id) return element;
      for (const list of [element.rootElements, element.flowElements].flat()) if (isElement(list)) open.push(list);
    }
    return undefined;
  };
  let ids = 0;
  const commands = createCommands({
    create: (type, properties) => moddle.create(type, properties),
    find,
    update: (_id, target, properties) => {
      const set = (target as { set?: (name: string, value: unknown) => void }).set?.bind(target);
      for (const [name, value] of Object.entries(properties)) set?.(name, value);
    },
    batch: (run) => run(),
    definitions: () => definitions,
    nextId: (prefix) => `${prefix}_${++ids}`,
  });
  return { commands, write, describe: (id: string) => describe(find(id)!) };
}
