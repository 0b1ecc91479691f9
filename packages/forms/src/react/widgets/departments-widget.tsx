import type { WidgetProps } from '@rjsf/utils';
import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useFlowForm } from '../state/flow-form-context.ts';
import { useDepartments } from '../state/use-departments.ts';
import { controlProps, placeholderOf, statusOf, textsOf } from './control-props.ts';

/** A department of the organisation tree, or several where the field takes a list. */
export function DepartmentsWidget(props: WidgetProps) {
  const { say } = useFlowForm();
  const departments = useDepartments();
  const many = props.schema.type === 'array';
  const nodes = useMemo(
    () => departments.map(({ id, name, parentId }) => ({ id, pId: parentId ?? 0, value: id, title: name })),
    [departments],
  );
  const value = many ? textsOf(props.value) : textsOf([props.value])[0];
  const top = departments.filter((department) => department.parentId === null).map((department) => department.id);
  return (
    <TreeSelect<string | string[] | undefined>
      {...controlProps(props)}
      key={departments.length > 0 ? 'loaded' : 'loading'}
      className="ff-wide"
      status={statusOf(props)}
      loading={departments.length === 0}
      value={value}
      placeholder={placeholderOf(props, say('department.placeholder'))}
      allowClear={!props.required}
      multiple={many}
      treeDataSimpleMode
      treeData={nodes}
      treeDefaultExpandedKeys={top}
      showSearch={{ treeNodeFilterProp: 'title' }}
      onChange={(chosen) => props.onChange(chosen)}
      onBlur={() => props.onBlur(props.id, props.value)}
    />
  );
}
