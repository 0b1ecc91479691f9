import { CloseOutlined } from '@ant-design/icons';
import type { Person } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import styles from './person-tag.module.css';

/** A person in a row of picked or concerned people; `onRemove` adds a cross. */
export function PersonTag({ person, onRemove }: { person: Person; onRemove?: () => void }) {
  const { t } = useTranslation('common');
  return (
    <span className={styles.tag}>
      <span>{person.name}</span>
      {person.department && <span className={styles.department}>{person.department}</span>}
      {onRemove && (
        <button
          type="button"
          className={styles.remove}
          aria-label={t('removePerson', { name: person.name })}
          onClick={onRemove}
        >
          <CloseOutlined aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
