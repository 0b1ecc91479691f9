import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../components/relative-time.tsx';
import type { PersonChanges } from './group-changes.ts';
import styles from './versions-tab.module.css';

/** So many names of steps say enough. */
const MOST_NAMES = 6;

/** Who has changed what: a line each. */
export function ChangeList({ label, people }: { label: string; people: readonly PersonChanges[] }) {
  const { t } = useTranslation('studio');
  if (people.length === 0) return null;
  const nameOf = (path: string): string => {
    if (path === 'process.bpmn') return t('changes.process');
    if (path === 'item.yaml') return t('changes.settings');
    const [, folder, name = ''] =
      /^(forms|decisions|templates|scenarios)\/(.+?)(?:\.(?:json|dmn|ya?ml))?$/.exec(path) ?? [];
    if (folder === 'forms') return t('changes.form', { name });
    if (folder === 'decisions') return t('changes.decision', { name });
    if (folder === 'templates') return t('changes.template', { name });
    return folder === 'scenarios' ? t('changes.scenario', { name }) : path;
  };
  const said = ({ path, elements }: PersonChanges['files'][number]): string => {
    const names = elements.slice(0, MOST_NAMES).join(t('changes.separator'));
    const more = elements.length > MOST_NAMES ? t('changes.more', { count: elements.length }) : '';
    return elements.length === 0 ? nameOf(path) : t('changes.with', { file: nameOf(path), names: `${names}${more}` });
  };
  return (
    <ul className={styles.changes} aria-label={label}>
      {people.map(({ by, at, files }) => (
        <li key={by}>
          <span className={styles.who}>{by ?? t('changes.somebody')}</span>
          {files.map(said).join(t('changes.semicolon'))}
          <span className={styles.quiet}>
            {' · '}
            <RelativeTime value={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
