import { Empty } from 'antd';
import { useMemo } from 'react';
import {
  type FieldRef,
  permissionOf,
  permissionRows,
  refKey,
  schemaOf,
  setFieldPermission,
  setPermission,
  setStepPermission,
} from '../../../designer/index.ts';
import type { FormFile, Lang, Permission } from '../../../types.ts';
import { designerSay } from '../texts/text.ts';
import { BulkMenu } from './bulk-menu.tsx';
import { PermissionCell } from './permission-cell.tsx';
import '../css/matrix.css';

/** A step as the matrix heads its column: the id of the user task and its name in the reader's language. */
export interface MatrixStep {
  readonly id: string;
  readonly name: string;
}

export interface PermissionMatrixProps {
  /** The form file whose `permissions` are edited. */
  form: FormFile;
  /**
   * The steps that use this form, in the order of the process. One step gives a list of fields with one column: what a
   * step's panel shows. Permissions of steps that are not named stay as they are.
   */
  steps: readonly MatrixStep[];
  /** The whole form with the new permissions; write it back with `formatForm` of `@flowhall/forms/designer`. */
  onChange: (form: FormFile) => void;
  lang: Lang;
  /** Shows without letting anything be changed. */
  disabled?: boolean;
}

/**
 * Steps × fields and columns of sub-tables: hidden, read or write, with a menu for a whole row and a whole column. Needs
 * no provider but the Ant Design theme; all words are its own. Computed fields are never written, so they have no third
 * choice.
 */
export function PermissionMatrix({ form, steps, onChange, lang, disabled = false }: PermissionMatrixProps) {
  const say = useMemo(() => designerSay(lang), [lang]);
  const rows = useMemo(() => permissionRows(form), [form]);
  if (rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('matrix.empty')} />;
  const ids = steps.map(({ id }) => id);
  const many = steps.length > 1;
  return (
    <div className="fd-matrix">
      <table aria-label={say('matrix.caption')}>
        <thead>
          <tr>
            <th scope="col">{say('matrix.field')}</th>
            {steps.map((step) => (
              <th key={step.id} scope="col">
                <span className="fd-matrix-head">
                  {step.name}
                  {!disabled && (
                    <BulkMenu
                      label={say('matrix.column-bulk', { step: step.name })}
                      say={say}
                      onChoose={(right) => onChange(setStepPermission(form, step.id, right))}
                    />
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((ref) => {
            const field = titleOf(form, ref, lang);
            return (
              <tr key={refKey(ref)} data-column={ref.column === undefined ? undefined : ''}>
                <th scope="row">
                  <span className="fd-matrix-head">
                    <span className="fd-matrix-name">{field}</span>
                    {many && !disabled && (
                      <BulkMenu
                        label={say('matrix.row-bulk', { field })}
                        say={say}
                        rights={rightsFor(form, ref)}
                        onChoose={(right) => onChange(setFieldPermission(form, ids, ref, right))}
                      />
                    )}
                  </span>
                </th>
                {steps.map((step) => (
                  <td key={step.id}>
                    <PermissionCell
                      value={permissionOf(form, step.id, ref)}
                      rights={rightsFor(form, ref)}
                      label={say('matrix.cell', { step: step.name, field })}
                      say={say}
                      disabled={disabled || isUnderHidden(form, step.id, ref)}
                      onChange={(right) => onChange(setPermission(form, step.id, ref, right))}
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const ALL: readonly Permission[] = ['hidden', 'read', 'write'];
const SHOWN: readonly Permission[] = ['hidden', 'read'];

/** Nobody writes what is computed or what only explains. */
function rightsFor(form: FormFile, ref: FieldRef): readonly Permission[] {
  const isFixed = Object.hasOwn(form.computed ?? {}, refKey(ref)) || schemaOf(form, ref)?.type === 'null';
  return isFixed ? SHOWN : ALL;
}

/** A column of a hidden table is hidden, whatever is said of it. */
function isUnderHidden(form: FormFile, step: string, ref: FieldRef): boolean {
  return ref.column !== undefined && permissionOf(form, step, { name: ref.name }) === 'hidden';
}

/** What people call a field or column. */
export function titleOf(form: FormFile, ref: FieldRef, lang: Lang): string {
  const schema = schemaOf(form, ref);
  const title = (lang === 'en' ? schema?.['x-i18n']?.en?.title : undefined) ?? schema?.title;
  return title || (schema?.type === 'null' && schema.description?.slice(0, 20)) || (ref.column ?? ref.name);
}
