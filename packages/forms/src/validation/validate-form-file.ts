import { Ajv } from 'ajv';
import { formForStep } from '../permissions/form-for-step.ts';
import type { FormFile } from '../types.ts';
import { findIndexFaults } from './find-index-faults.ts';
import { type FormFileContext, findReferenceFaults } from './find-reference-faults.ts';
import { findRuleFaults } from './find-rule-faults.ts';
import { findSchemaFaults, findTitleFaults } from './find-schema-faults.ts';
import { formAjv } from './form-ajv.ts';
import { formFileSchema } from './form-file-schema.ts';
import type { FormFinding, Report } from './form-finding.ts';

export type { FormFileContext, FormFinding };

const shape = new Ajv({ allErrors: true }).compile<FormFile>(formFileSchema);

/**
 * Checks a form file: its shape, its schema (Ajv in strict mode, also as each step sees it), names, FEEL, patterns.
 * Never throws, whatever the file holds. A form with an error among the findings must not be deployed.
 */
export function validateFormFile(file: unknown, context: FormFileContext = {}): FormFinding[] {
  const findings: FormFinding[] = [];
  const report: Report = (rule, path, message, mend, severity) =>
    findings.push({ rule, path, message, mend, severity: severity ?? 'error' });
  if (!shape(file)) {
    for (const { instancePath, message = '' } of shape.errors ?? []) {
      const where = instancePath || '/';
      report(
        'form/shape',
        instancePath,
        { zh: `${where} 的写法不对：${message}`, en: `${where} ${message}` },
        { zh: '按表单文件的格式修改。', en: 'Write it as the form file format says.' },
      );
    }
    return findings;
  }
  const compiles = reportSchema(() => file.schema, '/schema', report);
  if (!compiles) return findings;
  findSchemaFaults(file.schema, '/schema', report);
  findTitleFaults(file, report);
  findReferenceFaults(file, context, report);
  findIndexFaults(file, report);
  findRuleFaults(file, report);
  if (findings.some((finding) => finding.severity === 'error')) return findings;
  for (const step of Object.keys(file.permissions ?? {})) {
    reportSchema(() => formForStep(file, step).schema, `/permissions/${step}`, report);
  }
  return findings;
}

function reportSchema(schema: () => object, path: string, report: Report): boolean {
  try {
    formAjv().compile(schema());
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    report(
      'form/schema',
      path,
      { zh: `不是正确的 JSON Schema：${why}`, en: `Not a valid JSON Schema: ${why}` },
      { zh: '按提示修改 schema。', en: 'Change the schema as the message says.' },
    );
    return false;
  }
}
