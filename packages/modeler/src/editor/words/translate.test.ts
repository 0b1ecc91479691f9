import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTranslate } from './translate.ts';
import { zh } from './zh.ts';

const library = dirname(createRequire(import.meta.url).resolve('bpmn-js/package.json'));
const features = join(library, 'lib/features');

/** Texts that the library shows and that our menus keep. */
function texts(): string[] {
  const menu = readFileSync(join(features, 'popup-menu/PopupEntries.js'), 'utf8');
  const replace = readFileSync(join(features, 'replace/ReplaceOptions.js'), 'utf8');
  const labels = [...`${menu}${replace}`.matchAll(/^\s*label: '([^']+)'/gm)].map(([, label = '']) => label);
  const files = globSync(['{align-elements,distribute-elements,search,palette}/*.js', 'popup-menu/Replace*.js'], {
    cwd: features,
  });
  const said = files.flatMap((file) =>
    [...readFileSync(join(features, file), 'utf8').matchAll(/translate\('([^']{4,})'/g)].map(([, text = '']) => text),
  );
  return [...new Set([...labels, ...said])].filter((text) => !/^(?:Create|Align elements )/.test(text));
}

/** Texts of the advanced view: those of BPMN's own properties. */
function advancedTexts(): string[] {
  const file = createRequire(import.meta.url).resolve('bpmn-js-properties-panel');
  const source = readFileSync(join(dirname(file), 'index.esm.js'), 'utf8');
  const [bpmn = ''] = source.split('class BpmnPropertiesProvider');
  return [...new Set([...bpmn.matchAll(/translate\('([^']+)'/g)].map(([, text = '']) => text))];
}

describe('words of the editor', () => {
  it('exist for every text of the advanced view', () => {
    const found = advancedTexts();
    expect(found.length).toBeGreaterThan(40);
    expect(found.filter((text) => createTranslate('zh')(text) === text)).toEqual([]);
  });

  it('exist for every text of the library’s menus', () => {
    const found = texts();
    expect(found.length).toBeGreaterThan(80);
    expect(found.filter((text) => !(text in zh))).toEqual([]);
  });

  it('put in what they are about', () => {
    expect(createTranslate('zh')('Open {element}', { element: 'Task' })).toBe('打开一般步骤（自动通过）');
    expect(createTranslate('en')('Delete')).toBe('Delete');
  });
});
