import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../lib/localized.ts';
import { orgTreeQuery } from '../../lib/org/org-tree.ts';

export interface DepartmentFilterProps {
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

/** A department with all below it. */
export function DepartmentFilter({ value, onChange }: DepartmentFilterProps) {
  const { t } = useTranslation('lists');
  const text = useLocalized();
  const tree = useQuery(orgTreeQuery);
  const departments = tree.data?.departments ?? [];
  return (
    <TreeSelect
      aria-label={t('field.department')}
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDataSimpleMode
      treeDefaultExpandedKeys={departments.filter((one) => one.parentId === null).map((one) => one.id)}
      loading={tree.isPending}
      placeholder={t('any')}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      treeData={departments.map(({ id, parentId, name }) => ({ id, pId: parentId ?? 0, value: id, title: text(name) }))}
    />
  );
}
