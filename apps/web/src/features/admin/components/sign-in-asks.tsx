import { useQuery } from '@tanstack/react-query';
import { App, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { signInSettingsQuery, useSaveSignInSettings } from '../api/identity-providers.ts';
import styles from './sign-in-asks.module.css';

/** What everybody is asked for at sign-in, whichever way they come. */
export function SignInAsks() {
  const { t } = useTranslation('admin');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const { data } = useQuery(signInSettingsQuery);
  const save = useSaveSignInSettings();
  if (!data) return null;
  const settings = save.variables && save.isPending ? save.variables : data;
  const names = ['requirePhone'] as const;
  return (
    <section className={styles.card} aria-labelledby="sign-in-asks">
      <h2 id="sign-in-asks" className={styles.title}>
        {t('asks.title')}
      </h2>
      {names.map((name) => (
        <div key={name} className={styles.row}>
          <span>
            <span id={`asks-${name}`}>{t(`asks.${name}`)}</span>
            <span className={styles.hint}>{t(`asks.${name}Hint`)}</span>
          </span>
          <Switch
            aria-labelledby={`asks-${name}`}
            checked={settings[name]}
            loading={save.isPending}
            onChange={(checked) =>
              save.mutate({ ...data, [name]: checked }, { onError: (error) => void message.error(problemText(error)) })
            }
          />
        </div>
      ))}
    </section>
  );
}
