import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What must come of a case: see the README of the suite. */
export type Kind =
  | 'completes'
  | 'waits'
  | 'runtime-error'
  | 'deployment-error'
  | 'deployment-or-runtime-error'
  | 'thrown-error'
  | 'deploys'
  | 'not-started';

/** One run of a model. */
export interface SuiteCase {
  n: number;
  input: { test?: string; integerVariable: number; testCaseNumber: number } | null;
  /** Processes to start, in this order. */
  start: string[];
  /** Trace tokens, as a multiset. */
  expect: string[];
  kind: Kind;
  /** How long the trace is waited for. */
  delayMs?: number;
  /** What the model really yields where the suite is wrong. */
  expectCorrected?: string[];
}

/** A model and its cases. */
export interface SuiteTest {
  id: string;
  group: string;
  file: string;
  /** Not `ok`: the suite itself is in doubt, see `notes`. */
  status: 'ok' | 'disputed' | 'racy' | 'broken' | 'disabled';
  cases: SuiteCase[];
}

/** Reads a folder in the suite's neutral format. */
export function readSuite(folder: string): SuiteTest[] {
  const text = readFileSync(join(folder, 'cases.json'), 'utf8');
  const tests: unknown = JSON.parse(text);
  if (!Array.isArray(tests)) throw new Error(`${folder}/cases.json holds no list of tests`);
  return tests;
}

/** Models that must be refused, and models that must not. */
export const INVALID = 'bpmn_constraints';
export const VALID = 'bpmn_constraints_valid';
