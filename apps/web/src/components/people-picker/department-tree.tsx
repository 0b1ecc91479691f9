import type { Department } from '@flowhall/contracts';
import { Tree } from 'antd';
import { useMemo } from 'react';
import { useLocalized } from '../../lib/localized.ts';
import { ancestorsOf, childrenOf } from './departments.ts';

interface Node {
  key: string;
  title: string;
  children: Node[];
}

export interface DepartmentChoiceProps {
  departments: readonly Department[];
  selected: string | null;
  onSelect: (departmentId: string) => void;
}

/** The organisation as a tree, opened as far as the selected department. */
export function DepartmentTree({ departments, selected, onSelect }: DepartmentChoiceProps) {
  const text = useLocalized();
  const nodes = useMemo(() => {
    const build = (parentId: string | null): Node[] =>
      childrenOf(departments, parentId).map((department) => ({
        key: department.id,
        title: text(department.name),
        children: build(department.id),
      }));
    return build(null);
  }, [departments, text]);
  const opened = ancestorsOf(departments, selected).map(({ id }) => id);
  return (
    <Tree
      blockNode
      treeData={nodes}
      defaultExpandedKeys={[...opened, ...nodes.map((node) => node.key)]}
      selectedKeys={selected ? [selected] : []}
      onSelect={(_keys, { node }) => onSelect(node.key)}
    />
  );
}
