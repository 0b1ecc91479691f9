import { CloseOutlined } from '@ant-design/icons';
import type { ListFilters, ListName } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { countFilters } from '../../lib/lists/list-params.ts';
import { useLocalized } from '../../lib/localized.ts';
import { usePerson } from '../../lib/org/find-person.ts';
import { orgTreeQuery } from '../../lib/org/org-tree.ts';
import styles from './list-toolbar.module.css';
import type { ListItems } from './use-list-items.ts';
import type { ListState } from './use-list-state.ts';

interface Chip {
  key: string;
  text: string;
  without: ListFilters;
}

export interface FilterChipsProps {
  list: ListName;
  state: ListState;
  items: ListItems;
}

/** What is set of the filters, each to be taken away, and all of them at once. */
export function FilterChips({ list, state, items }: FilterChipsProps) {
  const { t } = useTranslation('lists');
  const chips = useChips(list, state.filters, items);
  if (chips.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t('chips')}>
      {chips.map(({ key, text, without }) => (
        <li key={key} className={styles.chip}>
          <span className={styles.chipText}>{text}</span>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('removeFilter', { text })}
            onClick={() => state.change(without)}
          />
        </li>
      ))}
      <li>
        <Button type="link" size="small" onClick={state.clear}>
          {t('clearAll')}
        </Button>
      </li>
    </ul>
  );
}

function useChips(list: ListName, filters: ListFilters, items: ListItems): Chip[] {
  const { t } = useTranslation(['lists', 'common']);
  const text = useLocalized();
  const { urgency, status, item, department, initiator, handler, from, to } = filters;
  const tree = useQuery({ ...orgTreeQuery, enabled: department !== undefined });
  const unit = tree.data?.departments.find((one) => one.id === department);
  const applicant = usePerson(initiator);
  const acting = usePerson(handler);
  const service = item === undefined ? undefined : items.get(item);
  if (countFilters(filters) === 0) return [];
  const days = (): string => {
    if (!from) return t('until', { day: to ?? '' });
    if (!to) return t('since', { day: from });
    return from === to ? from : `${from} – ${to}`;
  };
  const chip = (name: 'item' | 'department' | 'initiator' | 'handler', value: string | undefined): Chip => ({
    key: name,
    text: t('chip', { label: t(`field.${name}`), value: value ?? '…' }),
    without: { [name]: undefined },
  });
  return [
    ...(urgency ? [{ key: 'urgency', text: t(`urgency.${urgency}`), without: { urgency: undefined } }] : []),
    ...(status
      ? [{ key: 'status', text: t(`state.${status}`, { ns: 'common' }), without: { status: undefined } }]
      : []),
    ...(item ? [chip('item', service ? text(service) : item)] : []),
    ...(department ? [chip('department', unit && text(unit.name))] : []),
    ...(initiator ? [chip('initiator', applicant?.name)] : []),
    ...(handler ? [chip('handler', acting?.name)] : []),
    ...(from || to
      ? [
          {
            key: 'days',
            text: t('chip', { label: t(`days.${list}`), value: days() }),
            without: { from: undefined, to: undefined },
          },
        ]
      : []),
  ];
}
