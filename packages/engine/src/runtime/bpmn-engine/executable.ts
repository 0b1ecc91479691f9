import { indexModel, type ModelIndex, type ProcessModel } from '@flowhall/bpmn';
import type { ExecutableModel } from '../../port.ts';
import { definitionSource } from './definition-source.ts';

/** A model made ready for this runtime. Holds no state of any instance. */
export class BpmnEngineModel implements ExecutableModel {
  readonly runtime = 'bpmn-engine';
  readonly processId: string;
  readonly model: ProcessModel;
  readonly index: ModelIndex;
  /** The library's view of the process. */
  readonly source: object;

  constructor(model: ProcessModel, processId: string) {
    this.model = model;
    this.processId = processId;
    this.index = indexModel(model);
    this.source = definitionSource(this.index, processId);
  }
}
