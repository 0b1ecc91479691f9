import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element, Parent } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type Rules from 'diagram-js/lib/features/rules/Rules';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import type { PartKind } from '../words/entries.ts';
import { canBeFollowed } from './can-be-followed.ts';
import type { PartFactory } from './part-factory.ts';

/** Puts parts where there is room: after what is selected, else into the middle of the view. */
export class PartPlacer {
  static readonly $inject = ['partFactory', 'autoPlace', 'modeling', 'canvas', 'selection', 'rules'];
  readonly #parts: PartFactory;
  readonly #autoPlace: AutoPlace;
  readonly #modeling: Modeling;
  readonly #canvas: Canvas;
  readonly #selection: Selection;
  readonly #rules: Rules;

  constructor(
    partFactory: PartFactory,
    autoPlace: AutoPlace,
    modeling: Modeling,
    canvas: Canvas,
    selection: Selection,
    rules: Rules,
  ) {
    this.#parts = partFactory;
    this.#autoPlace = autoPlace;
    this.#modeling = modeling;
    this.#canvas = canvas;
    this.#selection = selection;
    this.#rules = rules;
  }

  place(kind: PartKind): void {
    const [after] = this.#selection.get() as Element[];
    const made = this.#parts.part(kind);
    const shapes = Array.isArray(made) ? made : [made];
    const [first] = shapes;
    if (!first) return;
    const isNode = kind !== 'lanes' && kind !== 'note' && kind !== 'start';
    if (after && isNode && shapes.length === 1 && canBeFollowed(after)) {
      this.#autoPlace.append(after as never, first as never, {});
      return;
    }
    const { x, y, width, height } = this.#canvas.viewbox();
    const root = this.#canvas.getRootElement() as Parent;
    const position = { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
    if (this.#rules.allowed('elements.create', { elements: shapes, position, target: root }) === false) return;
    this.#modeling.createElements(shapes, position, root);
    this.#selection.select(first);
  }
}
