import { type BpmnSource, type Finding, ModelError } from '@flowhall/bpmn';
import { elementPositions, unreadable } from '@flowhall/bpmn/xml';
import { type ParsedDmn, parseDmn } from './parse.ts';
import { graphFindings } from './rules/graph.ts';
import { logicFindings } from './rules/logic.ts';

/**
 * Checks whether the decisions of a DMN file can be made. A file with a finding of severity `error` must not be deployed.
 * Unreadable XML is a finding like any other; never throws for any content.
 */
export async function validateDecisions(source: BpmnSource | ParsedDmn): Promise<Finding[]> {
  try {
    const parsed = typeof source === 'string' || source instanceof Uint8Array ? await parseDmn(source) : source;
    const positions = elementPositions(parsed.xml);
    return [...graphFindings(parsed), ...logicFindings(parsed.model)].map((finding) =>
      finding.line !== undefined || finding.elementId === undefined
        ? finding
        : { ...finding, ...positions.get(finding.elementId) },
    );
  } catch (error) {
    if (error instanceof ModelError) return [unreadable(error, 'DMN')];
    throw error;
  }
}
