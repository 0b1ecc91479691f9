import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Finding, FLOW_NAMESPACE, ModelError, sourceText } from '@flowhall/bpmn';
import { validateDecisions } from '@flowhall/dmn';
import { type ItemFinding, ofFile } from '@flowhall/items';
import { validateProcess } from '@flowhall/tokens';

/**
 * Checks a BPMN or DMN file with the rules of deployment. What a service item needs besides is asked of a process only
 * when it uses Flowhall's settings; what other files of an item must hold is not checked.
 */
export async function checkModelFile(path: string): Promise<ItemFinding[]> {
  const content = await readFile(path);
  const findings = path.endsWith('.dmn') ? await validateDecisions(content) : await checkProcess(content);
  return findings.map((finding) => ofFile(basename(path), finding));
}

async function checkProcess(content: Uint8Array): Promise<Finding[]> {
  return validateProcess(content, {}, { profile: usesSettings(content) ? 'item' : 'bpmn' });
}

function usesSettings(content: Uint8Array): boolean {
  try {
    return sourceText(content).includes(FLOW_NAMESPACE);
  } catch (error) {
    if (error instanceof ModelError) return false;
    throw error;
  }
}
