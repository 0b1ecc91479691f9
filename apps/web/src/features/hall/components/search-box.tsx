import { SearchOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './search-box.module.css';

/** Search over the list that is already here: every key stroke shows its result. */
export function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('hall');
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <search className={styles.box}>
      <SearchOutlined className={styles.icon} aria-hidden="true" />
      <input
        type="search"
        className={styles.input}
        value={typed}
        placeholder={t('search')}
        aria-label={t('searchLabel')}
        enterKeyHint="search"
        maxLength={100}
        onChange={(event) => {
          setTyped(event.target.value);
          // While an input method composes, the letters are not words yet.
          const { nativeEvent } = event;
          if (!(nativeEvent instanceof InputEvent && nativeEvent.isComposing)) onChange(event.target.value);
        }}
        onCompositionEnd={(event) => onChange(event.currentTarget.value)}
      />
    </search>
  );
}
