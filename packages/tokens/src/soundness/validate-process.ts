import {
  type BpmnSource,
  type Finding,
  ModelError,
  type ParsedBpmn,
  parseBpmn,
  type ValidationContext,
  type ValidationOptions,
  validateModel,
  withPlaces,
} from '@flowhall/bpmn';
import { checkSoundness } from './check-soundness.ts';

/**
 * The whole check of a model before deployment: `validateModel`, then soundness of what can be run. A model with a finding
 * of severity `error` must not be deployed. BPMN allows processes that wait for ever: for plain BPMN (profile `bpmn`) what
 * is not sound is a warning, for a service item an error.
 */
export async function validateProcess(
  source: BpmnSource | ParsedBpmn,
  context: ValidationContext = {},
  options: ValidationOptions = {},
): Promise<Finding[]> {
  const parsed = await parsedOrSource(source);
  const findings = await validateModel(parsed, context, options);
  if (!isParsed(parsed) || findings.some(({ severity }) => severity === 'error')) return findings;
  const executable = parsed.model.processes.filter((process) => process.isExecutable);
  const unsound: Finding[] = executable.flatMap(({ id }) => checkSoundness(parsed.model, { processId: id }));
  const judged = options.profile === 'bpmn' ? unsound.map(asWarning) : unsound;
  return [...findings, ...withPlaces(parsed.xml, judged)];
}

/** What cannot be read is left as it is: validation says so. */
async function parsedOrSource(source: BpmnSource | ParsedBpmn): Promise<BpmnSource | ParsedBpmn> {
  if (isParsed(source)) return source;
  try {
    return await parseBpmn(source);
  } catch (error) {
    if (error instanceof ModelError) return source;
    throw error;
  }
}

function isParsed(source: BpmnSource | ParsedBpmn): source is ParsedBpmn {
  return typeof source === 'object' && 'model' in source;
}

const asWarning = (finding: Finding): Finding => ({ ...finding, severity: 'warning' });
