import LibraryProvider from 'bpmn-js/lib/features/popup-menu/ReplaceMenuProvider';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type { PopupMenuEntries } from 'diagram-js/lib/features/popup-menu/PopupMenuProvider';
import type { Injector } from '../injector.ts';
import { chromeWords } from '../words/entries.ts';

/** Types that hardly anybody means. */
const RARE = /(?:transaction|ad-hoc|complex-gateway|compensation|cancel|link-|conditional-start|escalation-start)/;

/** The menu of other types of an element; those that are hardly ever meant come last, under a heading of their own. */
export class ReplaceMenuProvider {
  static readonly $inject = ['injector', 'popupMenu', 'config.lang'];
  readonly #lang: string;

  constructor(injector: Injector, popupMenu: PopupMenu, lang: string) {
    this.#lang = lang;
    injector.instantiate(LibraryProvider);
    popupMenu.registerProvider('bpmn-replace', 500, this as never);
  }

  getPopupMenuEntries() {
    const group = { id: 'flow-rare', name: chromeWords(this.#lang).rare };
    return (entries: PopupMenuEntries): PopupMenuEntries => {
      const all = Object.entries(entries);
      const rare = all.filter(([name]) => RARE.test(name));
      return {
        ...Object.fromEntries(all.filter(([name]) => !RARE.test(name))),
        ...Object.fromEntries(rare.map(([name, entry]) => [name, { ...entry, group }])),
      };
    };
  }
}
