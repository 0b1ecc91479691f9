import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Imports {
  files: Set<string>;
  packages: Set<string>;
}

/** What a file pulls into the page when it loads: static value imports, through all our own files. */
function staticImports(file: string, seen: Imports = { files: new Set(), packages: new Set() }): Imports {
  if (seen.files.has(file)) return seen;
  seen.files.add(file);
  const source = readFileSync(file, 'utf8');
  const statements = source.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)'/gms);
  for (const [, target = ''] of statements) {
    if (!target.startsWith('.')) seen.packages.add(target);
    else if (/\.tsx?$/.test(target)) staticImports(join(dirname(file), target), seen);
  }
  return seen;
}

const { files, packages } = staticImports(join(import.meta.dirname, 'index.ts'));

describe('what the renderer brings to the browser', () => {
  it('is found by this test', () => {
    expect(files.size).toBeGreaterThan(40);
    expect([...files].every(existsSync)).toBe(true);
    expect(packages).toContain('antd');
  });

  it('is never the Ajv compiler: the page may not compile code from strings', () => {
    const ajv = [...packages].filter((name) => name.startsWith('ajv') || name.includes('validator-ajv8'));
    expect(ajv.sort()).toEqual([
      '@rjsf/validator-ajv8/lib/createPrecompiledValidator.js',
      'ajv-formats/dist/formats.js',
      'ajv-i18n/localize/en/index.js',
      'ajv-i18n/localize/zh/index.js',
      'ajv/dist/runtime/equal.js',
      'ajv/dist/runtime/ucs2length.js',
      'ajv/dist/runtime/validation_error.js',
    ]);
  });

  it('leaves the regions of addresses out until a form asks for one', () => {
    expect(packages).not.toContain('@vant/area-data');
  });

  it('leaves the FEEL interpreter out until a form has rules', () => {
    expect(packages).not.toContain('@flowhall/feel');
  });
});
