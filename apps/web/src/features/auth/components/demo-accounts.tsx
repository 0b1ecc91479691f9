import type { LocalizedText } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';
import styles from './demo-accounts.module.css';

export interface DemoAccountsProps {
  accounts: readonly { username: string; name: LocalizedText }[];
  password: string;
  disabled: boolean;
  onChoose: (username: string) => void;
}

/** The demo's people, each one press away. */
export function DemoAccounts({ accounts, password, disabled, onChoose }: DemoAccountsProps) {
  const { t } = useTranslation('auth');
  const text = useLocalized();
  return (
    <section className={styles.demo} aria-labelledby="demo-accounts">
      <h2 id="demo-accounts" className={styles.title}>
        {t('demo.accounts')}
      </h2>
      <ul className={styles.accounts}>
        {accounts.map((account) => (
          <li key={account.username}>
            <button
              type="button"
              className={styles.account}
              disabled={disabled}
              onClick={() => onChoose(account.username)}
            >
              <span>{text(account.name)}</span>
              <span className={styles.username}>{account.username}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.notice}>
        {t('demo.notice')}
        <br />
        {t('demo.password', { password })}
      </p>
    </section>
  );
}
