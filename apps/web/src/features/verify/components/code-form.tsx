import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { paths } from '../../../lib/paths.ts';
import styles from '../pages/verify-page.module.css';

/** The code as it stands on the paper; blanks and case do not matter. */
export function CodeForm({ code }: { code: string }) {
  const { t } = useTranslation('verify');
  const id = useId();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(code);
  const wanted = typed.trim();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted) void navigate(paths.verify(wanted));
      }}
    >
      <label htmlFor={id} className={styles.label}>
        {t('code')}
      </label>
      <div className={styles.row}>
        <Input
          id={id}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="XXXX-XXXX-XXXX-XXXX"
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Button type={code ? 'default' : 'primary'} htmlType="submit" disabled={!wanted}>
          {t('check')}
        </Button>
      </div>
    </form>
  );
}
