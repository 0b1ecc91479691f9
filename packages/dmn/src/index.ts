export { compileDecisions, DecisionsRefusedError } from './compile.ts';
export * from './decision.ts';
export { type ParsedDmn, parseDmn } from './parse.ts';
export { decisionTaken } from './rules/graph.ts';
export { validateDecisions } from './validate.ts';
