import { indexModel, type ModelIndex, type ProcessModel } from '@flowhall/bpmn';
import type { Decisions, ExecutableModel } from '@flowhall/tokens/port';
import { definitionSource } from './definition-source.ts';
import { type Extent, sliceOf } from './slice.ts';

/** Part of a process, as the library sees it. */
export interface Slice extends Extent {
  source: object;
}

/** Small processes are not worth cutting. */
const MIN_NODES_TO_SLICE = 6;

/** Slices kept per model: one for each set of active elements seen lately. */
const MAX_SLICES = 200;

/** A model made ready for this runtime. Holds no state of any instance. */
export class BpmnEngineModel implements ExecutableModel {
  readonly runtime = 'bpmn-engine';
  readonly processId: string;
  readonly model: ProcessModel;
  readonly index: ModelIndex;
  readonly decisions: Decisions;
  readonly reason?: string;
  /** The library's view of the whole process. */
  readonly source: object;
  readonly #slices = new Map<string, Slice>();

  constructor(model: ProcessModel, processId: string, reason?: string, decisions: Decisions = new Map()) {
    this.model = model;
    this.decisions = decisions;
    if (reason !== undefined) this.reason = reason;
    this.processId = processId;
    this.index = indexModel(model);
    this.source = definitionSource(this.index, processId);
  }

  /** The library's view of the part that a step can touch; nothing when that is not worth it. */
  slice(seeds: readonly string[]): Slice | undefined {
    if (this.model.nodes.length < MIN_NODES_TO_SLICE) return undefined;
    const key = [...new Set(seeds)].sort().join(' ');
    let slice = this.#slices.get(key);
    if (!slice) {
      const extent = sliceOf(this.index, seeds);
      slice = { ...extent, source: definitionSource(this.index, this.processId, extent.elements) };
      if (this.#slices.size >= MAX_SLICES) this.#slices.clear();
      this.#slices.set(key, slice);
    }
    return slice;
  }
}
