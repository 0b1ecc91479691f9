import {
  commentsOf,
  danglingReferences,
  isElement,
  type KeptComment,
  type ModdleElement,
  type ModdleWarning,
  withComments,
  withDefaultsWritten,
  withReferencesWritten,
} from '@flowhall/bpmn';
import type BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type Modeler from 'bpmn-js/lib/Modeler';
import type { Element, Shape } from 'bpmn-js/lib/model/Types';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import { clampScale, fitBox } from '../viewer/viewport.ts';
import { insertBlock } from './blocks/insert-block.ts';
import { type FindingMark, FindingMarks } from './finding-marks.ts';
import type { Injector } from './injector.ts';
import { drawMissing } from './layout/draw-missing.ts';
import { isDrawn } from './layout/drawing.ts';
import { canTidyUp, tidyUp } from './layout/tidy-up.ts';
import type { PartFactory } from './menus/part-factory.ts';
import type { ChangeBatch } from './model/change-batch.ts';
import { createCommands, type EditorCommands } from './model/commands.ts';
import { describe } from './model/describe.ts';
import type { ElementInfo, StepName } from './model/element-info.ts';
import { stepName } from './model/moddle-read.ts';
import type { BpmnEditor, EditorOptions, ImportReport } from './types.ts';
import type { BlockKind } from './words/entries.ts';

const members = (element: ModdleElement | undefined, list: string): ModdleElement[] => {
  const { [list]: value } = element ?? { $type: '' };
  return Array.isArray(value) ? value.filter(isElement) : [];
};

/** What the palette covers of the canvas, in pixels. */
const PALETTE_WIDTH = 162;

/** The library's modeler behind our interface. */
export class MountedEditor implements BpmnEditor {
  readonly commands: EditorCommands;
  readonly #host: HTMLElement;
  readonly #modeler: Modeler;
  readonly #options: EditorOptions;
  readonly #canvas: Canvas;
  readonly #elements: ElementRegistry;
  readonly #modeling: Modeling;
  readonly #stack: CommandStack;
  readonly #selection: Selection;
  readonly #injector: Injector;
  readonly #marks: FindingMarks;
  readonly #resize: ResizeObserver;
  #dangling: ReturnType<typeof danglingReferences> = [];
  #comments: readonly KeptComment[] = [];
  /** Elements that are not drawn, by id: processes of participants, events' definitions. */
  #byId = new Map<string, ModdleElement>();

  constructor(host: HTMLElement, modeler: Modeler, options: EditorOptions) {
    this.#host = host;
    this.#modeler = modeler;
    this.#options = options;
    this.#injector = modeler.get<Injector>('injector');
    this.#canvas = modeler.get<Canvas>('canvas');
    this.#elements = modeler.get<ElementRegistry>('elementRegistry');
    this.#modeling = modeler.get<Modeling>('modeling');
    this.#stack = modeler.get<CommandStack>('commandStack');
    this.#selection = modeler.get<Selection>('selection');
    this.#marks = new FindingMarks(this.#injector, (id) => options.onFinding?.(id));
    this.commands = createCommands(this.#ports());
    modeler.on('commandStack.changed', ({ trigger }: { trigger?: string }) => {
      // an import clears what can be undone: no change of the file
      if (trigger !== 'clear') options.onChange?.();
    });
    modeler.on('selection.changed', () => options.onSelect?.(this.selected()));
    modeler.on('root.set', () => options.onSelect?.(this.selected()));
    this.#resize = new ResizeObserver(() => this.#canvas.resized());
    this.#resize.observe(host);
  }

  async importXml(xml: string): Promise<ImportReport> {
    const wasDrawn = !isDrawn(xml);
    const drawn = wasDrawn ? await drawMissing(xml) : xml;
    let found: ModdleWarning[] = [];
    let byId: Record<string, ModdleElement> = {};
    const note = (event: { warnings?: ModdleWarning[]; elementsById?: Record<string, ModdleElement> }) => {
      found = event.warnings ?? [];
      byId = event.elementsById ?? {};
    };
    this.#modeler.on('import.parse.complete', note);
    const warnings: readonly unknown[] = await this.#modeler
      .importXML(drawn)
      .then((result) => result.warnings)
      .finally(() => this.#modeler.off('import.parse.complete', note));
    this.#dangling = danglingReferences(found);
    this.#comments = commentsOf(drawn);
    this.#byId = new Map(Object.entries(byId));
    this.#describeDrawing();
    this.fit();
    this.#options.onSelect?.(this.selected());
    return { warnings: warnings.map(String), wasDrawn };
  }

  async exportXml(): Promise<string> {
    const definitions = this.#definitions();
    const { xml } = await withReferencesWritten(this.#dangling, () =>
      withDefaultsWritten(definitions, () => this.#modeler.saveXML({ format: true })),
    );
    return withComments(xml ?? '', this.#comments);
  }

  async exportSvg(): Promise<string> {
    return (await this.#modeler.saveSVG()).svg;
  }

  selected(): string {
    const selected = this.#selection.get() as Element[];
    const [only] = selected;
    const element = only && selected.length === 1 ? only : (this.#canvas.getRootElement() as Element);
    // a label stands for what it names, a plane for its sub-process
    return element.businessObject?.id ?? element.id;
  }

  describe(elementId: string): ElementInfo | undefined {
    const element = this.#find(elementId);
    return element && describe(element);
  }

  processId(): string | undefined {
    const processes = this.#roots().filter(({ $type }) => $type === 'bpmn:Process');
    return (processes.find(({ isExecutable }) => isExecutable === true) ?? processes[0])?.id;
  }

  steps(): StepName[] {
    const found: StepName[] = [];
    const visit = (scope: ModdleElement) => {
      for (const element of members(scope, 'flowElements')) {
        if (element.$type !== 'bpmn:SequenceFlow' && element.id) found.push(stepName(element));
        visit(element);
      }
    };
    for (const root of this.#roots()) visit(root);
    return found;
  }

  focus(elementId: string): void {
    const element = this.#elements.get(elementId);
    if (!element || element === this.#canvas.getRootElement()) {
      this.#selection.select([]);
      this.#options.onSelect?.(elementId);
      return;
    }
    this.#canvas.setRootElement(this.#canvas.findRoot(element) as never);
    this.#canvas.scrollToElement(element, 100);
    this.#selection.select(element);
  }

  select(elementId: string | null): void {
    const element = elementId === null ? undefined : this.#elements.get(elementId);
    this.#selection.select(element ?? []);
  }

  remove(elementId: string): void {
    const element = this.#elements.get(elementId);
    if (element) this.#modeling.removeElements([element as Element]);
  }

  showFindings(findings: readonly FindingMark[]): void {
    this.#marks.show(findings);
  }

  insertBlock(kind: BlockKind, at?: string): void {
    const [selected] = this.#selection.get() as Element[];
    const id = insertBlock(kind, at ?? selected?.id, this.#injector);
    if (id !== undefined) this.focus(id);
  }

  appendEnd(elementId: string): void {
    const element = this.#elements.get(elementId) as Shape | undefined;
    const end = this.#injector.get<PartFactory>('partFactory').part('end');
    if (element) this.#injector.get<AutoPlace>('autoPlace').append(element as never, end as never, {});
  }

  canTidyUp(): boolean {
    return canTidyUp(this.#injector);
  }

  async tidyUp(): Promise<void> {
    await tidyUp(await this.exportXml(), this.#injector);
    this.fit();
  }

  canUndo(): boolean {
    return this.#stack.canUndo();
  }

  canRedo(): boolean {
    return this.#stack.canRedo();
  }

  undo(): void {
    this.#stack.undo();
  }

  redo(): void {
    this.#stack.redo();
  }

  zoomBy(factor: number): void {
    this.#canvas.zoom(clampScale(this.#canvas.viewbox().scale * factor));
  }

  fit(): void {
    // measured anew: the library remembers what was there before a change
    const { inner, outer } = this.#canvas.viewbox(false as never);
    const room = { ...outer, width: outer.width - PALETTE_WIDTH };
    if (room.width <= 0 || room.height <= 0) return;
    const box = fitBox(inner, room);
    const scale = room.width / box.width;
    this.#canvas.viewbox({ ...box, x: box.x - PALETTE_WIDTH / scale, width: outer.width / scale });
  }

  setMinimap(open: boolean): void {
    const minimap = this.#injector.get<{ open(): void; close(): void }>('minimap');
    if (open) minimap.open();
    else minimap.close();
  }

  destroy(): void {
    this.#resize.disconnect();
    this.#modeler.destroy();
    this.#host.classList.remove('flow-editor');
  }

  #ports() {
    const factory = this.#modeler.get<BpmnFactory>('bpmnFactory');
    const batch = this.#modeler.get<ChangeBatch>('changeBatch');
    return {
      create: (type: string, properties: Record<string, unknown> = {}): ModdleElement =>
        factory.create(type, properties),
      find: (id: string) => this.#find(id),
      update: (id: string, target: ModdleElement, properties: Record<string, unknown>) => {
        const element = (this.#elements.get(id) ?? this.#canvas.getRootElement()) as Element;
        this.#modeling.updateModdleProperties(element, target, properties);
      },
      batch: (run: () => void) => batch.run(run),
      definitions: () => this.#definitions(),
      nextId: (prefix: string) => `${prefix}_${crypto.randomUUID().slice(0, 8)}`,
    };
  }

  #find(id: string): ModdleElement | undefined {
    const drawn = this.#elements.get(id) as Element | undefined;
    return drawn?.businessObject ?? this.#byId.get(id);
  }

  /** What is at the root of the file; nothing before the first import. */
  #roots(): ModdleElement[] {
    const definitions: unknown = this.#modeler.getDefinitions();
    return isElement(definitions) ? members(definitions, 'rootElements') : [];
  }

  #definitions(): ModdleElement {
    const definitions: unknown = this.#modeler.getDefinitions();
    if (!isElement(definitions)) throw new Error('Nothing has been imported yet');
    return definitions;
  }

  #describeDrawing(): void {
    const svg = this.#host.querySelector('.djs-container > svg');
    svg?.setAttribute('aria-label', this.#options.label);
  }
}
