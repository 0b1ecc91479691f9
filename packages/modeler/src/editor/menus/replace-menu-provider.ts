import LibraryProvider from 'bpmn-js/lib/features/popup-menu/ReplaceMenuProvider';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type { PopupMenuEntries } from 'diagram-js/lib/features/popup-menu/PopupMenuProvider';
import type { Injector } from '../injector.ts';

/** Types that hardly anybody means, and that the advanced view still shows where a file has them. */
const HIDDEN = /(?:transaction|ad-hoc|complex-gateway|compensation|cancel|link-|conditional-start|escalation-start)/;

/** The menu of other types of an element, without the ones that only confuse. */
export class ReplaceMenuProvider {
  static readonly $inject = ['injector', 'popupMenu'];

  constructor(injector: Injector, popupMenu: PopupMenu) {
    injector.instantiate(LibraryProvider);
    popupMenu.registerProvider('bpmn-replace', 500, this as never);
  }

  getPopupMenuEntries() {
    return (entries: PopupMenuEntries): PopupMenuEntries =>
      Object.fromEntries(Object.entries(entries).filter(([name]) => !HIDDEN.test(name)));
  }
}
