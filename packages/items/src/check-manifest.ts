import { syntaxFault } from '@flowhall/feel';
import { formFields } from '@flowhall/forms';
import { hiddenFields, namingFault } from './check-naming.ts';
import type { ItemFinding, LocalizedText } from './finding.ts';
import type { ItemFolder } from './item-folder.ts';
import type { SourceFile } from './source-file.ts';
import type { ItemContext } from './validate-item.ts';

type Path = readonly (string | number)[];

/** What `item.yaml` says about other files and about the organisation. */
export function checkManifest(item: ItemFolder, source: SourceFile, context: ItemContext): ItemFinding[] {
  const findings: ItemFinding[] = [];
  const report = (rule: string, path: Path, message: LocalizedText, mend: LocalizedText): void => {
    const line = source.lineOf(path);
    findings.push({ rule, severity: 'error', file: source.file, line, element: path.join('.'), message, mend });
  };
  for (const entry of ['title', 'number'] as const) {
    const fault = namingFault(item, entry);
    const place = { file: source.file, line: source.lineOf([entry]), element: entry };
    if (fault) findings.push({ ...fault, ...place });
    for (const name of hiddenFields(item, entry)) findings.push({ ...hidden(entry, name), ...place });
  }
  checkMaterials(item, report);
  checkAbsence(item, report);
  checkReservation(item, report);
  checkOrganisation(item, context, report);
  return findings;
}

const hidden = (entry: string, name: string) => ({
  rule: 'manifest/field-hidden',
  severity: 'warning' as const,
  message: {
    zh: `${entry} 中的 ${name} 不是表单字段 ${name}，而是规则自带的同名内容`,
    en: `In ${entry}, ${name} is not the form field ${name} but what rules see by this name`,
  },
  mend: { zh: `要用表单字段，请写 form.${name}。`, en: `Write form.${name} for the form field.` },
});

type Report = (rule: string, path: Path, message: LocalizedText, mend: LocalizedText) => void;

function checkMaterials(item: ItemFolder, report: Report): void {
  const fields = new Set(Object.values(item.forms).flatMap((form) => [...formFields(form).keys()]));
  for (const [index, { template, field }] of (item.manifest.materials ?? []).entries()) {
    if (template && !item.assets.some((asset) => asset.path === template)) {
      report(
        'manifest/template-missing',
        ['materials', index, 'template'],
        { zh: `没有模板文件 ${template}`, en: `There is no template ${template}` },
        { zh: '把文件放进 templates/，或修改此项。', en: 'Put the file into templates/ or change the entry.' },
      );
    }
    if (field && !fields.has(field)) {
      report(
        'manifest/field-missing',
        ['materials', index, 'field'],
        { zh: `表单中没有字段 ${field}`, en: `No form has a field ${field}` },
        { zh: '检查拼写，或在表单中加上此字段。', en: 'Check the spelling or add the field to a form.' },
      );
    }
  }
}

/** Dates of an absence are dates, and whoever takes over is a person. */
function checkAbsence(item: ItemFolder, report: Report): void {
  const { absence } = item.manifest;
  if (!absence) return;
  const fields = new Map(Object.values(item.forms).flatMap((form) => [...formFields(form)]));
  const wanted = { from: 'date', to: 'date', deputy: 'user' } as const;
  for (const entry of ['from', 'to', 'deputy'] as const) {
    const name = absence[entry];
    if (name === undefined || fields.get(name)?.schema.format === wanted[entry]) continue;
    report(
      'manifest/absence-field',
      ['absence', entry],
      {
        zh: `表单中没有格式为 ${wanted[entry]} 的字段 ${name}`,
        en: `No form has a field ${name} with the format ${wanted[entry]}`,
      },
      { zh: '检查拼写，或修改字段的格式。', en: 'Check the spelling or change the format of the field.' },
    );
  }
}

function checkReservation({ manifest, forms }: ItemFolder, report: Report): void {
  const { reservation } = manifest;
  if (!reservation) return;
  const { resource } = reservation;
  if (!Object.values(forms).some((form) => formFields(form).has(resource))) {
    report(
      'manifest/field-missing',
      ['reservation', 'resource'],
      { zh: `表单中没有字段 ${resource}`, en: `No form has a field ${resource}` },
      { zh: '检查拼写，或在表单中加上此字段。', en: 'Check the spelling or add the field to a form.' },
    );
  }
  for (const entry of ['from', 'to'] as const) {
    if (!syntaxFault(reservation[entry])) continue;
    report(
      'manifest/expression',
      ['reservation', entry],
      { zh: `${entry} 不是有效的 FEEL 表达式`, en: `${entry} is not a valid FEEL expression` },
      { zh: '例如 day + "T" + startTime。', en: 'Write for example day + "T" + startTime.' },
    );
  }
}

function checkOrganisation({ manifest }: ItemFolder, context: ItemContext, report: Report): void {
  const { audience, department } = manifest;
  const check = (known: Iterable<string> | undefined, keys: readonly string[], path: Path): void => {
    if (!known) return;
    const set = new Set(known);
    for (const key of keys.filter((one) => !set.has(one))) {
      report(
        'manifest/unknown-key',
        path,
        { zh: `组织中没有 ${key}`, en: `The organisation does not know ${key}` },
        { zh: '检查拼写，或先在组织机构中建立。', en: 'Check the spelling or create it in the organisation first.' },
      );
    }
  };
  check(context.departments, [department], ['department']);
  check(context.departments, audience.departments ?? [], ['audience', 'departments']);
  check(context.posts, audience.posts ?? [], ['audience', 'posts']);
  check(context.roles, audience.roles ?? [], ['audience', 'roles']);
}
