import { checkScope } from '../feel/check-scope.ts';
import { escapePointer } from '../json.ts';
import { resolvePermissions, rightTo } from '../permissions/resolve-permissions.ts';
import { formFields } from '../schema/form-fields.ts';
import type { FormFile } from '../types.ts';
import type { Report } from './form-finding.ts';

/**
 * Rules that a step could not follow: it fills in a field whose `show` or `require` reads what is hidden from it, so that
 * the page would draw one thing and the server decide another.
 */
export function findRuleFaults(form: FormFile, report: Report): void {
  const names = [...formFields(form).keys()];
  for (const kind of ['show', 'require'] as const) {
    for (const [name, rule] of Object.entries(form[kind] ?? {})) {
      const read = checkScope(rule, names);
      for (const step of Object.keys(form.permissions ?? {})) {
        const rights = resolvePermissions(form, step);
        const [table = '', column] = name.split('.');
        const isCell = (one: string) => column !== undefined && formFields(form).get(table)?.columns?.has(one);
        const hidden = read.find((one) => !isCell(one) && rights.field(one) === 'hidden');
        if (hidden === undefined || rightTo(rights, name) !== 'write') continue;
        report(
          'form/rule-hidden',
          `/${kind}/${escapePointer(name)}`,
          {
            zh: `环节 ${step} 要填写 ${name}，但条件所用的字段 ${hidden} 在该环节隐藏`,
            en: `Step ${step} fills in ${name}, but ${hidden}, which the condition reads, is hidden there`,
          },
          { zh: `让该环节能看到 ${hidden}，或修改条件。`, en: `Let the step see ${hidden}, or change the condition.` },
        );
      }
    }
  }
}
