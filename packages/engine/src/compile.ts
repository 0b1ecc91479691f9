import { executableProcess, parseBpmn } from '@flowhall/bpmn';
import { EngineError } from './errors.ts';
import type { ExecutableModel } from './port.ts';
import { BpmnEngineModel } from './runtime/bpmn-engine/executable.ts';

/**
 * Makes a definition version ready to run. Do it once per version and keep the result.
 *
 * @throws ModelError when the XML cannot be read
 * @throws EngineError `model-refused` when the process holds something that cannot be run right
 */
export async function compile(xml: string): Promise<ExecutableModel> {
  const { model } = await parseBpmn(xml);
  const process = executableProcess(model);
  if (!process) throw new EngineError('model-refused', 'The file must hold exactly one executable process');
  return new BpmnEngineModel(model, process.id);
}
