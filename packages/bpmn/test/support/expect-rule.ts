import { expect, test } from 'vitest';
import { validateStructure } from '../../src/index.ts';

/** A rule with files that keep it and files that break it. */
export interface RuleCase {
  rule: string;
  keeps: string | string[];
  breaks: string | string[];
}

/** A test per case: the broken file has a finding of the rule, the other has none of it. */
export function testRules(cases: readonly RuleCase[]): void {
  test.each(cases)('$rule', ({ rule, keeps, breaks }) => {
    for (const xml of [breaks].flat()) {
      const found = validateStructure(xml).filter((finding) => finding.rule === rule);
      expect(found, `${rule} is broken by ${xml}`).not.toEqual([]);
      for (const { line, message, mend } of found) {
        expect(line).toBeGreaterThan(0);
        expect(message.zh && message.en && mend.zh && mend.en).toBeTruthy();
      }
    }
    for (const xml of [keeps].flat())
      expect(
        validateStructure(xml).filter((finding) => finding.rule === rule || finding.severity === 'error'),
        `${rule} is kept by ${xml}`,
      ).toEqual([]);
  });
}
