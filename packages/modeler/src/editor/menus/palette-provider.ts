import type Create from 'diagram-js/lib/features/create/Create';
import type GlobalConnect from 'diagram-js/lib/features/global-connect/GlobalConnect';
import type HandTool from 'diagram-js/lib/features/hand-tool/HandTool';
import type LassoTool from 'diagram-js/lib/features/lasso-tool/LassoTool';
import type Palette from 'diagram-js/lib/features/palette/Palette';
import type { PaletteEntries, PaletteEntry } from 'diagram-js/lib/features/palette/PaletteProvider';
import type SpaceTool from 'diagram-js/lib/features/space-tool/SpaceTool';
import type { Injector } from '../injector.ts';
import { PARTS, type PartKind, partWords } from '../words/entries.ts';
import { type PartFactory, partIcon } from './part-factory.ts';
import type { PartPlacer } from './part-placer.ts';

const GROUPS: Readonly<Record<PartKind, string>> = {
  apply: 'steps',
  approve: 'steps',
  handle: 'steps',
  acknowledge: 'steps',
  start: 'routes',
  end: 'routes',
  condition: 'routes',
  parallel: 'routes',
  wait: 'routes',
  automatic: 'automatic',
  decision: 'automatic',
  subprocess: 'automatic',
  call: 'automatic',
  lanes: 'others',
  note: 'others',
};

/** Icons with words; dragged or clicked with the mouse, pressed on the keyboard. */
export class PaletteProvider {
  static readonly $inject = ['palette', 'create', 'partFactory', 'partPlacer', 'injector', 'translate', 'config.lang'];
  readonly #create: Create;
  readonly #parts: PartFactory;
  readonly #placer: PartPlacer;
  readonly #injector: Injector;
  readonly #translate: (text: string) => string;
  readonly #lang: string;

  constructor(
    palette: Palette,
    create: Create,
    partFactory: PartFactory,
    partPlacer: PartPlacer,
    injector: Injector,
    translate: (text: string) => string,
    lang: string,
  ) {
    this.#create = create;
    this.#parts = partFactory;
    this.#placer = partPlacer;
    this.#injector = injector;
    this.#translate = translate;
    this.#lang = lang;
    palette.registerProvider(this);
  }

  getPaletteEntries(): PaletteEntries {
    const words = partWords(this.#lang);
    return {
      ...this.#tools(),
      ...Object.fromEntries(
        PARTS.map((kind) => [`part.${kind}`, this.#entry(kind, words[kind].label, words[kind].hint)]),
      ),
    };
  }

  #entry(kind: PartKind, label: string, hint: string): PaletteEntry {
    const start = (event: Event) => {
      const shape = this.#parts.part(kind);
      this.#create.start(event, shape);
    };
    return {
      group: GROUPS[kind],
      title: hint,
      html: `<button type="button" class="entry flow-part" draggable="true" title="${hint}" data-part="${kind}">${iconOf(kind)}<span class="flow-part-label">${label}</span></button>`,
      action: {
        dragstart: start,
        // a press of Enter or Space has no place on the canvas
        click: (event) => (event instanceof MouseEvent && event.detail > 0 ? start(event) : this.#placer.place(kind)),
      },
    };
  }

  #tools(): PaletteEntries {
    const tool = (className: string, text: string, click: (event: Event) => void): PaletteEntry => {
      const title = this.#translate(text);
      return {
        group: 'tools',
        title,
        html: `<button type="button" class="entry flow-tool ${className}" title="${title}"></button>`,
        action: { click },
      };
    };
    const get = <T>(name: string): T => this.#injector.get<T>(name);
    return {
      'hand-tool': tool('bpmn-icon-hand-tool', 'Activate hand tool', (event) =>
        get<HandTool>('handTool').activateHand(asPointer(event)),
      ),
      'lasso-tool': tool('bpmn-icon-lasso-tool', 'Activate lasso tool', (event) =>
        get<LassoTool>('lassoTool').activateSelection(asPointer(event)),
      ),
      'space-tool': tool('bpmn-icon-space-tool', 'Activate create/remove space tool', (event) =>
        get<SpaceTool>('spaceTool').activateSelection(asPointer(event), false, false),
      ),
      'global-connect-tool': tool('bpmn-icon-connection-multi', 'Activate global connect tool', (event) =>
        get<GlobalConnect>('globalConnect').start(asPointer(event), false),
      ),
    };
  }
}

/** What people do at the four kinds of steps; the library draws all of them alike. */
const STEP_ICONS: Readonly<Partial<Record<PartKind, string>>> = {
  apply: 'M4 13.5V16h2.5L15 7.5 12.5 5zM11 6.500l2.500 2.500',
  approve: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM6.800 10.200l2.300 2.300 4.200-4.600',
  handle: 'M3.500 7h13v8.500h-13zM7.500 7V4.800h5V7M3.500 10.800h13',
  acknowledge:
    'M2.500 10S5 5.200 10 5.200 17.500 10 17.500 10 15 14.800 10 14.800 2.500 10 2.500 10zM10 7.900a2.100 2.100 0 1 0 0 4.200 2.100 2.100 0 0 0 0-4.200z',
};

function iconOf(kind: PartKind): string {
  const path = STEP_ICONS[kind];
  return path === undefined
    ? `<span class="flow-part-icon ${partIcon(kind)}" aria-hidden="true"></span>`
    : `<svg class="flow-part-icon" viewBox="0 0 20 20" aria-hidden="true"><path d="${path}" /></svg>`;
}

function asPointer(event: Event): MouseEvent {
  return event instanceof MouseEvent ? event : new MouseEvent('click');
}
