import type { ListName } from '@flowhall/contracts';
import { Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FILTERS_OF, type FilterName } from '../../lib/lists/list-params.ts';
import { useLocalized } from '../../lib/localized.ts';
import { DaysFilter } from './days-filter.tsx';
import { DepartmentFilter } from './department-filter.tsx';
import styles from './list-toolbar.module.css';
import { PersonFilter } from './person-filter.tsx';
import type { ListItems } from './use-list-items.ts';
import type { ListState } from './use-list-state.ts';

const URGENCIES = ['overdue', 'soon', 'urged'] as const;
const STATUSES = ['running', 'completed', 'rejected', 'terminated', 'incident'] as const;

export interface FilterFormProps {
  list: ListName;
  state: ListState;
  items: ListItems;
}

/** Everything that a list can be narrowed by. */
export function FilterForm({ list, state, items }: FilterFormProps) {
  const { t } = useTranslation(['lists', 'common']);
  const text = useLocalized();
  const { filters, change } = state;
  const has = (name: FilterName) => FILTERS_OF[list].some((one) => one === name);
  const { item } = filters;
  const services = [...items].map(([value, name]) => ({ value, label: text(name) }));
  if (item && !items.has(item)) services.push({ value: item, label: item });
  return (
    <div className={styles.form}>
      {has('urgency') && (
        <Field label={t('field.urgency')} wide>
          <Radio.Group
            aria-label={t('field.urgency')}
            optionType="button"
            value={filters.urgency ?? ''}
            onChange={(event) => change({ urgency: event.target.value || undefined })}
            options={[
              { value: '', label: t('any') },
              ...URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) })),
            ]}
          />
        </Field>
      )}
      {has('status') && (
        <Field label={t('field.status')}>
          <Select
            aria-label={t('field.status')}
            allowClear
            placeholder={t('any')}
            value={filters.status ?? null}
            onChange={(status) => change({ status: status ?? undefined })}
            options={STATUSES.map((value) => ({ value, label: t(`state.${value}`, { ns: 'common' }) }))}
          />
        </Field>
      )}
      <Field label={t('field.item')}>
        <Select
          aria-label={t('field.item')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('any')}
          value={item ?? null}
          onChange={(key) => change({ item: key ?? undefined })}
          options={services}
        />
      </Field>
      {has('department') && (
        <Field label={t('field.department')}>
          <DepartmentFilter value={filters.department} onChange={(department) => change({ department })} />
        </Field>
      )}
      {has('initiator') && (
        <Field label={t('field.initiator')}>
          <PersonFilter
            label={t('field.initiator')}
            value={filters.initiator}
            onChange={(initiator) => change({ initiator })}
          />
        </Field>
      )}
      {has('handler') && (
        <Field label={t('field.handler')}>
          <PersonFilter
            label={t('field.handler')}
            value={filters.handler}
            onChange={(handler) => change({ handler })}
          />
        </Field>
      )}
      <Field label={t(`days.${list}`)} wide>
        <DaysFilter label={t(`days.${list}`)} from={filters.from} to={filters.to} onChange={change} />
      </Field>
    </div>
  );
}

function Field({ label, wide, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? `${styles.field} ${styles.fieldWide}` : styles.field}>
      <span className={styles.fieldLabel} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
