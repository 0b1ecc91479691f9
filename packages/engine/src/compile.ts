import { executableProcess, parseBpmn, validateExecution } from '@flowhall/bpmn';
import type { ExecutableModel } from '@flowhall/tokens/port';
import { ModelRefusedError } from '@flowhall/tokens/port';
import { BpmnEngineModel } from './runtime/bpmn-engine/executable.ts';

/**
 * Makes a definition version ready to run. Do it once per version and keep the result.
 *
 * @throws ModelError when the XML cannot be read
 * @throws ModelRefusedError when the process holds something that cannot be run right
 */
export async function compile(xml: string): Promise<ExecutableModel> {
  const parsed = await parseBpmn(xml);
  const findings = validateExecution(parsed).filter((finding) => finding.severity === 'error');
  const process = executableProcess(parsed.model);
  if (findings.length || !process) throw new ModelRefusedError(findings);
  return new BpmnEngineModel(parsed.model, process.id);
}
