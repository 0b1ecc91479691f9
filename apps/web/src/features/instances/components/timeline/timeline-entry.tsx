import type { HistoryEntryView } from '@flowhall/contracts';
import type { JsonSchema } from '@flowhall/forms';
import { useTranslation } from 'react-i18next';
import { WaitedTime } from '../../../../components/waited-time.tsx';
import { useLocalized } from '../../../../lib/localized.ts';
import { ExactTime } from '../exact-time.tsx';
import { PersonLine } from '../person-line.tsx';
import { ACTION_STYLES } from './action-style.tsx';
import { Changes } from './changes.tsx';
import { EntryFiles } from './entry-files.tsx';
import { OverdueNote } from './overdue-note.tsx';
import styles from './timeline.module.css';

/** How the people are introduced to whom an action brought it. */
const WORDS: Partial<
  Record<HistoryEntryView['action'], 'backTo' | 'handedTo' | 'askedOf' | 'notAskedOf' | 'reminded'>
> = {
  return: 'backTo',
  withdraw: 'backTo',
  transfer: 'handedTo',
  'hand-over': 'handedTo',
  delegate: 'askedOf',
  'add-sign': 'askedOf',
  'remove-sign': 'notAskedOf',
  remind: 'reminded',
};

/** The step is the actor's own: only the people are news. */
const PEOPLE_ONLY: ReadonlySet<HistoryEntryView['action']> = new Set<HistoryEntryView['action']>([
  'delegate',
  'hand-over',
  'add-sign',
  'remove-sign',
  'remind',
  'cc',
]);

/** One line of the history: who did what where, in whose words, and to whom it went. */
export function TimelineEntry(props: { entry: HistoryEntryView; form: JsonSchema }) {
  const { entry, form } = props;
  const { t } = useTranslation('instances');
  const text = useLocalized();
  const { icon, tone } = ACTION_STYLES[entry.action];
  return (
    <li className={styles.entry}>
      <span className={styles.dot} data-tone={tone} aria-hidden="true">
        {icon}
      </span>
      <div className={styles.head}>
        <span className={styles.act} data-tone={tone}>
          {t(`history.act.${entry.action}`)}
        </span>
        {entry.step && <span className={styles.step}>{text(entry.step.name)}</span>}
        <span className={styles.time}>
          <Waited entry={entry} />
          <ExactTime value={entry.at} />
        </span>
      </div>
      <Actor entry={entry} />
      {entry.leaver && <p className={styles.who}>{t('history.leaver', { name: entry.leaver.name })}</p>}
      {entry.overdue && <OverdueNote overdue={entry.overdue} />}
      {entry.opinion && <blockquote className={styles.opinion}>{entry.opinion}</blockquote>}
      <EntryFiles entry={entry} />
      <Recipients entry={entry} />
      {entry.changes.length > 0 && <Changes changes={entry.changes} form={form} />}
    </li>
  );
}

/** For how long it had been waiting for whoever acted; what took no time says nothing of it. */
function Waited({ entry }: { entry: HistoryEntryView }) {
  const { t } = useTranslation('instances');
  const { waited, waitedMs, at } = entry;
  if (waited === null || waitedMs === null || waitedMs < 60_000) return null;
  return (
    <span className={styles.waited}>
      <WaitedTime
        waited={waited}
        since={new Date(Date.parse(at) - waitedMs).toISOString()}
        until={at}
        words={(length) => t('history.waited', { duration: length })}
      />
    </span>
  );
}

function Actor({ entry }: { entry: HistoryEntryView }) {
  const { t } = useTranslation('instances');
  if (!entry.actor) return <p className={styles.who}>{t('history.system')}</p>;
  if (entry.onBehalfOf) {
    const names = { actor: entry.actor.name, owner: entry.onBehalfOf.name };
    return <p className={styles.who}>{t('history.onBehalf', names)}</p>;
  }
  return (
    <p className={styles.who}>
      <PersonLine person={entry.actor} />
    </p>
  );
}

function Recipients({ entry }: { entry: HistoryEntryView }) {
  const { t } = useTranslation(['instances', 'common']);
  const text = useLocalized();
  if (entry.recipients.length === 0) return null;
  const word = t(`history.${WORDS[entry.action] ?? 'goesTo'}`);
  return (
    <ul className={styles.recipients}>
      {entry.recipients.map((recipient) => (
        <li key={recipient.step.zh}>
          <span>{word}</span>{' '}
          {[
            ...(PEOPLE_ONLY.has(entry.action) ? [] : [text(recipient.step)]),
            ...(recipient.people.length > 0
              ? [recipient.people.map((person) => person.name).join(t('common:peopleSeparator'))]
              : []),
          ].join(' · ')}
        </li>
      ))}
    </ul>
  );
}
