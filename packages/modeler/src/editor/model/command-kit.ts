import { isElement, type ModdleElement } from '@flowhall/bpmn';
import { list } from './moddle-read.ts';
import type { ElementMaker } from './plain-setting.ts';

/** What commands need of the editor. */
export interface CommandPorts extends ElementMaker {
  /** The element of the tree with an id. */
  find(id: string): ModdleElement | undefined;
  /** Sets properties of `target`, which belongs to what is drawn as `id`. Undefined removes one. */
  update(id: string, target: ModdleElement, properties: Record<string, unknown>): void;
  /** One undo for all that `run` does. */
  batch(run: () => void): void;
  /** The root of the file. */
  definitions(): ModdleElement;
  nextId(prefix: string): string;
}

/** What commands are made of. */
export interface CommandKit extends CommandPorts {
  /** Changes the element with an id, as one step of undo; nothing when it is gone. */
  at(id: string, change: (element: ModdleElement) => void): void;
  /** A new element within another. */
  make(type: string, properties: Record<string, unknown>, parent: ModdleElement): ModdleElement;
  /** An expression in the language of the one that it replaces; undefined for an empty one. */
  formal(feel: string, parent: ModdleElement, old: unknown): ModdleElement | undefined;
  setExtensions(id: string, element: ModdleElement, values: ModdleElement[]): void;
  /** The element of a type and name at the root of the file; made when there is none. */
  rootNamed(id: string, type: string, name: string, more?: Record<string, unknown>): ModdleElement;
}

/** The kit over the ports of an editor. */
export function commandKit(ports: CommandPorts): CommandKit {
  const make = (type: string, properties: Record<string, unknown>, parent: ModdleElement) => {
    const element = ports.create(type, properties);
    element.$parent = parent;
    return element;
  };
  return {
    ...ports,
    make,
    at: (id, change) => {
      const element = ports.find(id);
      if (element) ports.batch(() => change(element));
    },
    formal: (feel, parent, old) => {
      if (feel.trim() === '') return undefined;
      const language = isElement(old) && typeof old.language === 'string' ? { language: old.language } : {};
      return make('bpmn:FormalExpression', { body: feel, ...language }, parent);
    },
    setExtensions: (id, element, values) => {
      const holder = element.extensionElements;
      if (isElement(holder)) {
        if (values.length === 0) ports.update(id, element, { extensionElements: undefined });
        else ports.update(id, holder, { values });
        for (const value of values) value.$parent = holder;
      } else if (values.length > 0) {
        const made = make('bpmn:ExtensionElements', { values }, element);
        for (const value of values) value.$parent = made;
        ports.update(id, element, { extensionElements: made });
      }
    },
    rootNamed: (id, type, name, more = {}) => {
      const definitions = ports.definitions();
      const roots = list(definitions.rootElements);
      const known = roots.find((root) => root.$type === type && root.name === name);
      if (known) return known;
      const made = make(type, { id: ports.nextId(type.slice(5)), name, ...more }, definitions);
      ports.update(id, definitions, { rootElements: [...roots, made] });
      return made;
    },
  };
}
