import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodData, person, sampleForm } from '../../test/sample-form.ts';
import { stepForm } from '../step-form.ts';
import type { Lang } from '../types.ts';
import { compileValidatorModule } from './compile-validator-module.ts';
import { formAjv } from './form-ajv.ts';

const samples = [
  goodData,
  {},
  { ...goodData, kind: 'out' },
  { ...goodData, kind: 'out', letter: ['a'] },
  { ...goodData, kind: 'out', letter: ['no such id!'] },
  { ...goodData, people: [{ ...person, id: '110105194912310022', name: '' }] },
  { ...goodData, people: [{ ...person, from: '2026-02-30', card: '12345678901' }] },
  { ...goodData, people: [person, person, person, person, person, person], phone: '12' },
  { ...goodData, kind: 'elsewhere', headcount: 1.5 },
  { kind: null, people: 'none' },
];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'forms-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Verdicts of the compiled module in a process where nothing may be compiled from strings, as in the browser. */
function inTheBrowser(step: string, lang: Lang): { forbidden: boolean; verdicts: string[][] } {
  const path = join(folder, `${step}-${lang}.mjs`);
  writeFileSync(path, compileValidatorModule(sampleForm, step, lang));
  const input = JSON.stringify({ schema: stepForm(sampleForm, step, lang).schema, data: samples });
  const script = join(import.meta.dirname, '../../test/verdicts.ts');
  const args = ['--disallow-code-generation-from-strings', '--no-warnings', script, path, input];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

function onTheServer(step: string): string[][] {
  const validate = formAjv().compile(stepForm(sampleForm, step, 'zh').schema);
  return samples.map((data) => {
    validate(data);
    return (validate.errors ?? []).map((error) => `${error.keyword} ${error.instancePath}`).sort();
  });
}

describe('compileValidatorModule', () => {
  it.each([
    ['apply', 'zh'],
    ['apply', 'en'],
    ['issue', 'zh'],
    ['review', 'en'],
  ] as const)('judges at %s (%s) as the server does, without compiling anything', (step, lang) => {
    const { forbidden, verdicts } = inTheBrowser(step, lang);
    expect(forbidden).toBe(true);
    expect(verdicts).toEqual(onTheServer(step));
  });

  it('holds nothing that needs eval and no secret of the step', () => {
    const code = compileValidatorModule(sampleForm, 'apply', 'zh');
    expect(code).not.toMatch(/\beval\b|new Function/);
    expect(code).not.toContain('内部备注');
  });

  it('has the sub-schemas that rjsf asks for when it resolves conditions', () => {
    expect(onTheServer('apply')[2]).toEqual(['if ', 'required ']);
    expect(inTheBrowser('apply', 'zh').verdicts[2]).toEqual(['if ', 'required ']);
  });
});
