import LibraryProvider from 'bpmn-js/lib/features/context-pad/ContextPadProvider';
import type { Element } from 'bpmn-js/lib/model/Types';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type { ContextPadEntries, ContextPadEntry } from 'diagram-js/lib/features/context-pad/ContextPadProvider';
import type Create from 'diagram-js/lib/features/create/Create';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type { Injector } from '../injector.ts';
import { chromeWords, type PartKind, partWords } from '../words/entries.ts';
import { canBeFollowed } from './can-be-followed.ts';
import { type PartFactory, partIcon } from './part-factory.ts';

const APPENDED: readonly PartKind[] = ['approve', 'condition', 'end'];
/** What the library offers besides; the rest has its place in the menu of all parts. */
const KEPT = /^(?:delete|replace|connect|lane-.*|append\.text-annotation|align-elements|distribute-.*)$/;

/** The buttons at a selected element: what comes next, another type, a flow, delete. */
export class ContextPadProvider {
  static readonly $inject = ['injector', 'config.lang'];
  readonly #injector: Injector;
  readonly #lang: string;
  readonly #library: LibraryProvider;

  constructor(injector: Injector, lang: string) {
    this.#injector = injector;
    this.#lang = lang;
    // registers itself; ours comes after it and decides what stays
    this.#library = injector.instantiate(LibraryProvider);
    injector.get<{ registerProvider(provider: unknown): void }>('contextPad').registerProvider(this);
  }

  getContextPadEntries(element: Element) {
    return (entries: ContextPadEntries): ContextPadEntries => {
      const kept = Object.fromEntries(Object.entries(entries).filter(([name]) => KEPT.test(name)));
      if (kept.replace) kept.replace = { ...kept.replace, action: this.#menu('bpmn-replace', kept.replace.title) };
      if (!canBeFollowed(element)) return kept;
      const isChoice = element.type === 'bpmn:EventBasedGateway';
      const own = isChoice
        ? []
        : APPENDED.map((kind): [string, ContextPadEntry] => [`append.${kind}`, this.#append(kind)]);
      return {
        ...Object.fromEntries(own),
        ...(isChoice ? waiting(entries) : { 'append.more': this.#more() }),
        ...kept,
      };
    };
  }

  getMultiElementContextPadEntries(elements: Element[]): ContextPadEntries {
    return this.#library.getMultiElementContextPadEntries(elements) as ContextPadEntries;
  }

  #append(kind: PartKind): ContextPadEntry {
    const words = partWords(this.#lang)[kind];
    const parts = this.#injector.get<PartFactory>('partFactory');
    const shape = () => {
      const made = parts.part(kind);
      return Array.isArray(made) ? made[0] : made;
    };
    return {
      group: 'model',
      className: partIcon(kind),
      title: `${chromeWords(this.#lang).append}: ${words.label}`,
      action: {
        click: (_event, element) => {
          this.#injector.get<AutoPlace>('autoPlace').append(element as never, shape() as never, {});
        },
        dragstart: (event, element) => {
          this.#injector.get<Create>('create').start(event as never, shape() as never, { source: element });
        },
      },
    };
  }

  #more(): ContextPadEntry {
    const title = chromeWords(this.#lang).append;
    return {
      group: 'model',
      className: 'flow-icon-more',
      title: `${title}…`,
      action: this.#menu('flow-append', title),
    };
  }

  /** Opens a menu below the button that asks for it. */
  #menu(name: string, title: string | undefined) {
    return (event: Event, element: unknown) => {
      const button =
        event.target instanceof HTMLElement ? event.target.getBoundingClientRect() : { left: 0, bottom: 0 };
      this.#injector
        .get<PopupMenu>('popupMenu')
        .open(element as never, name, { x: button.left, y: button.bottom + 4 }, { title, width: 280, search: true });
    };
  }
}

/** After "whatever happens first" only events may come. */
const waiting = (entries: ContextPadEntries): ContextPadEntries =>
  Object.fromEntries(Object.entries(entries).filter(([name]) => name.startsWith('append.')));

/** All parts as a menu at an element. */
export class AppendMenuProvider {
  static readonly $inject = ['popupMenu', 'injector', 'config.lang'];
  readonly #injector: Injector;
  readonly #lang: string;

  constructor(popupMenu: PopupMenu, injector: Injector, lang: string) {
    this.#injector = injector;
    this.#lang = lang;
    popupMenu.registerProvider('flow-append', this);
  }

  getPopupMenuEntries(element: Element) {
    const words = partWords(this.#lang);
    const kinds: PartKind[] = [
      'approve',
      'handle',
      'acknowledge',
      'apply',
      'condition',
      'parallel',
      'wait',
      'automatic',
      'decision',
      'call',
      'end',
    ];
    return Object.fromEntries(
      kinds.map((kind) => [
        `append-${kind}`,
        {
          label: words[kind].label,
          className: partIcon(kind),
          action: () => {
            const made = this.#injector.get<PartFactory>('partFactory').part(kind);
            const shape = Array.isArray(made) ? made[0] : made;
            this.#injector.get<PopupMenu>('popupMenu').close();
            this.#injector.get<AutoPlace>('autoPlace').append(element as never, shape as never, {});
          },
        },
      ]),
    );
  }
}
