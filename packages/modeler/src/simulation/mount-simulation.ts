import { parseBpmn } from '@flowhall/bpmn';
import type { GameMove } from '@flowhall/tokens';
import type { Connection, Element } from 'bpmn-js/lib/model/Types';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './simulation.css';
import { openViewer } from '../viewer/open-viewer.ts';
import { fitBox } from '../viewer/viewport.ts';
import { runTokens } from './run-tokens.ts';
import { Simulation, type SimulationState } from './simulate.ts';
import { type Spot, type Stacked, stackSpots } from './stack-spots.ts';

/** Words of the buttons at elements, by what happens there. */
export interface SimulationWords {
  start: string;
  complete: string;
  happen: string;
  signal: string;
  choose: string;
  'throw-error': string;
  escalate: string;
}

export interface SimulationOptions {
  xml: string;
  lang: string;
  label: string;
  words: SimulationWords;
  onState: (state: SimulationState) => void;
}

/** A process that is played on its diagram. */
export interface MountedSimulation {
  back(): void;
  restart(): void;
  /** Takes any move that there is. */
  step(): void;
  destroy(): void;
}

/** Draws a process into `host` and lets it be played. Rejects when it cannot be read or drawn. */
export async function mountSimulation(host: HTMLElement, options: SimulationOptions): Promise<MountedSimulation> {
  const game = new Simulation(await parseBpmn(options.xml));
  host.classList.add('flow-simulation');
  const { xml, lang } = options;
  const viewer = await openViewer(NavigatedViewer, host, { xml, lang, look: 'sim' });
  const canvas = viewer.get<Canvas>('canvas');
  const { inner, outer } = canvas.viewbox();
  canvas.viewbox(fitBox(inner, outer));
  host.querySelector('.djs-container > svg')?.setAttribute('aria-label', options.label);
  return new SimulationView(host, viewer, game, options);
}

const ALONE: Stacked = { down: 0, crowded: false };

class SimulationView implements MountedSimulation {
  readonly #host: HTMLElement;
  readonly #viewer: NavigatedViewer;
  readonly #game: Simulation;
  readonly #options: SimulationOptions;
  readonly #canvas: Canvas;
  readonly #overlays: Overlays;
  readonly #elements: ElementRegistry;
  #marked: [string, string][] = [];

  constructor(host: HTMLElement, viewer: NavigatedViewer, game: Simulation, options: SimulationOptions) {
    this.#host = host;
    this.#viewer = viewer;
    this.#game = game;
    this.#options = options;
    this.#canvas = viewer.get<Canvas>('canvas');
    this.#overlays = viewer.get<Overlays>('overlays');
    this.#elements = viewer.get<ElementRegistry>('elementRegistry');
    this.#show();
  }

  back(): void {
    this.#game.back();
    this.#show();
  }

  restart(): void {
    this.#game.restart();
    this.#show();
  }

  step(): void {
    const moves = this.#game.moves();
    // errors and escalations are for whoever wants to see them
    const usual = moves.filter(({ type }) => type !== 'throw-error' && type !== 'escalate' && type !== 'happen');
    const from = usual.length > 0 ? usual : moves;
    const move = from[Math.floor(Math.random() * from.length)];
    if (move) this.#play(move);
  }

  destroy(): void {
    this.#viewer.destroy();
    this.#host.classList.remove('flow-simulation');
  }

  #play(move: GameMove): void {
    const flows = this.#game.play(move);
    const taken = flows.flatMap((id) => {
      const flow = this.#elements.get(id);
      return flow && 'waypoints' in flow ? [flow as Connection] : [];
    });
    runTokens(this.#canvas, taken);
    this.#show();
  }

  #show(): void {
    this.#overlays.clear();
    for (const [id, marker] of this.#marked) this.#canvas.removeMarker(id, marker);
    this.#marked = [];
    for (const id of this.#game.passed()) this.#mark(id, 'flow-sim-passed');
    for (const [id, count] of this.#game.tokens()) {
      this.#mark(id, 'flow-sim-here');
      this.#token(id, count);
    }
    const places = Map.groupBy(this.#game.moves(), placeOf);
    const stacked = stackSpots([...places.keys()].flatMap((id) => this.#spot(id)));
    for (const [id, moves] of places) this.#buttons(id, moves, stacked.get(id) ?? ALONE);
    this.#options.onState(this.#game.state);
  }

  #mark(id: string, marker: string): void {
    if (!this.#elements.get(id)) return;
    this.#canvas.addMarker(id, marker);
    this.#marked.push([id, marker]);
  }

  #token(id: string, count: number): void {
    const element = this.#elements.get(id);
    if (!element) return;
    const html = document.createElement('span');
    html.className = 'flow-sim-token';
    html.textContent = count > 1 ? String(count) : '';
    const position = 'waypoints' in element ? { bottom: 8, right: 8 } : { top: -9, left: -9 };
    this.#overlays.add(id, { position, html });
  }

  /** Where the buttons of a flow are; those of other elements have their own place. */
  #spot(id: string): Spot[] {
    const element = this.#elements.get(id);
    if (!element || !('waypoints' in element)) return [];
    const { waypoints } = element as Connection;
    return [{ id, x: Math.min(...waypoints.map(({ x }) => x)), y: Math.min(...waypoints.map(({ y }) => y)) }];
  }

  #buttons(id: string, moves: readonly GameMove[], { down, crowded }: Stacked): void {
    const element = this.#elements.get(id) as Element | undefined;
    const bar = document.createElement('div');
    bar.className = 'flow-sim-moves';
    for (const move of moves) bar.append(this.#button(move, crowded || moves.length > 1));
    // a process without a start event begins by itself: there is no shape for the button
    if (!element || element === this.#canvas.getRootElement()) {
      this.#loose(bar);
      return;
    }
    const isFlow = 'waypoints' in element;
    this.#overlays.add(id, {
      position: isFlow ? { top: 6 + down, left: 6 } : { bottom: -4, left: 0 },
      html: bar,
    });
  }

  #loose(bar: HTMLElement): void {
    const [first] = this.#elements.filter((element) => 'width' in element && element !== this.#canvas.getRootElement());
    if (first) this.#overlays.add(first.id, { position: { bottom: -4, left: 0 }, html: bar });
  }

  #button(move: GameMove, many: boolean): HTMLButtonElement {
    const { words } = this.#options;
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.move = move.type;
    const detail = detailOf(move, this.#elements);
    const word = words[move.type];
    button.textContent = many && detail ? `${word} · ${detail}` : word;
    const at = this.#elements.get(placeOf(move)) as Element | undefined;
    button.setAttribute('aria-label', `${word} ${detail || (at?.businessObject?.name ?? '')}`.trim());
    button.addEventListener('click', () => this.#play(move));
    return button;
  }
}

/** Where a move is shown: the choice of one flow at the flow itself. */
function placeOf(move: GameMove): string {
  const [only, other] = move.type === 'choose' ? move.flowIds : [];
  return only !== undefined && other === undefined ? only : move.elementId;
}

function detailOf(move: GameMove, elements: ElementRegistry): string {
  if (move.type === 'choose')
    return move.flowIds
      .map((id) => {
        const flow = elements.get(id) as Connection | undefined;
        const target = flow?.target as Element | undefined;
        return flow?.businessObject?.name || target?.businessObject?.name || id;
      })
      .join(' + ');
  if (move.type === 'signal') return move.name;
  if (move.type === 'throw-error' || move.type === 'escalate') return move.code ?? '';
  return '';
}
