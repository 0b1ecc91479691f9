import { RightOutlined } from '@ant-design/icons';
import { useLocalized } from '../../lib/localized.ts';
import type { DepartmentChoiceProps } from './department-tree.tsx';
import { ancestorsOf, childrenOf } from './departments.ts';
import styles from './people-picker.module.css';

/** The organisation one level at a time: the way up in a line, the departments below as rows. */
export function DepartmentSteps({ departments, selected, onSelect }: DepartmentChoiceProps) {
  const text = useLocalized();
  const way = ancestorsOf(departments, selected);
  const below = childrenOf(departments, selected);
  return (
    <>
      <ol className={styles.way}>
        {way.map((department) => (
          <li key={department.id}>
            <button
              type="button"
              className={styles.wayStep}
              aria-current={department.id === selected ? 'true' : undefined}
              onClick={() => onSelect(department.id)}
            >
              {text(department.name)}
            </button>
          </li>
        ))}
      </ol>
      <ul>
        {below.map((department) => (
          <li key={department.id}>
            <button type="button" className={styles.departmentRow} onClick={() => onSelect(department.id)}>
              <span>{text(department.name)}</span>
              <RightOutlined aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
