import { ModelError } from '@flowhall/bpmn';
import { decisionTaken, parseDmn, validateDecisions } from '@flowhall/dmn';
import { type ItemFinding, ofFile } from './finding.ts';
import type { ItemFiles } from './item-folder.ts';
import { decisionFiles } from './read-item-files.ts';

/** Checks the DMN files of an item, and says which decisions business rule tasks can make. */
export async function checkDecisions(files: ItemFiles): Promise<{ ids: string[]; findings: ItemFinding[] }> {
  const ids = new Set<string>();
  const findings: ItemFinding[] = [];
  for (const [path, content] of decisionFiles(files)) {
    const found = await validateDecisions(content);
    for (const decision of await decisionsOf(content)) {
      if (ids.has(decision.id)) found.push(decisionTaken(decision));
      ids.add(decision.id);
    }
    findings.push(...found.map((finding) => ofFile(path, finding)));
  }
  return { ids: [...ids], findings };
}

async function decisionsOf(content: Uint8Array) {
  try {
    return (await parseDmn(content)).model.decisions;
  } catch (error) {
    if (error instanceof ModelError) return [];
    throw error;
  }
}
