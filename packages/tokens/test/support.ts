import { type ProcessModel, parseBpmn } from '@flowhall/bpmn';
import { checkSoundness } from '../src/index.ts';
import { bpmnWith } from '../src/testing/bpmn-text.ts';

/** Reads a model of a process `P`, with elements beside it: messages, signals, errors … */
export async function modelWith(roots: string, ...body: string[]): Promise<ProcessModel> {
  return (await parseBpmn(bpmnWith(roots, ...body))).model;
}

/** Reads a model of a process `P`. */
export async function modelOf(...body: string[]): Promise<ProcessModel> {
  return modelWith('', ...body);
}

/** What soundness finds in a process, in short. */
export async function found(...body: string[]): Promise<string[]> {
  const findings = checkSoundness(await modelOf(...body));
  return findings.map(({ rule, severity, elementId }) => `${severity} ${rule} ${elementId}`);
}

/** Seed of random tests: from the environment, else new each time. */
export const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
