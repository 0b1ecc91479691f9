import { ModelError } from '@flowhall/bpmn';
import { decisionTaken, type ParsedDmn, parseDmn, validateDecisions } from '@flowhall/dmn';
import { type ItemFinding, ofFile } from './finding.ts';
import type { ItemFiles } from './item-folder.ts';
import { decisionFiles } from './read-item-files.ts';

/** Checks the DMN files of an item, and says which decisions business rule tasks can make. */
export async function checkDecisions(files: ItemFiles): Promise<{ ids: string[]; findings: ItemFinding[] }> {
  const ids = new Set<string>();
  const findings: ItemFinding[] = [];
  for (const [path, content] of decisionFiles(files)) {
    const parsed = await parsedOrContent(content);
    const found = await validateDecisions(parsed);
    for (const decision of 'model' in parsed ? parsed.model.decisions : []) {
      if (ids.has(decision.id)) found.push(decisionTaken(decision));
      ids.add(decision.id);
    }
    findings.push(...found.map((finding) => ofFile(path, finding)));
  }
  return { ids: [...ids], findings };
}

/** What cannot be read is left as it is: validation says so. */
async function parsedOrContent(content: Uint8Array): Promise<ParsedDmn | Uint8Array> {
  try {
    return await parseDmn(content);
  } catch (error) {
    if (error instanceof ModelError) return content;
    throw error;
  }
}
