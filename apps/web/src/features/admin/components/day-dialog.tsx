import type { SaveDaysBody } from '@flowhall/contracts';
import { Button, DatePicker, Input, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useRemoveDay, useSaveDays } from '../api/calendar.ts';
import type { YearDay } from '../lib/year-days.ts';
import styles from './day-dialog.module.css';

const DATE = 'YYYY-MM-DD';
const KINDS = ['off', 'working'] as const;

/** Makes a day, or several from it on, a day off or a working day. */
export function DayDialog({ day, onClose }: { day: YearDay; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const problemText = useProblemText();
  const id = useId();
  const [wish, setWish] = useState<Required<SaveDaysBody>>({
    ...{ from: day.date, to: day.date, kind: day.kind === 'off' ? 'working' : 'off' },
    note: day.source === 'own' ? (day.name?.zh ?? '') : '',
  });
  const save = useSaveDays();
  const remove = useRemoveDay();
  const error = save.error ?? remove.error;
  return (
    <SheetDialog
      open
      title={t('calendar.dialog.title')}
      confirmLabel={t('calendar.dialog.save')}
      pending={save.isPending}
      width={440}
      onConfirm={() => save.mutate(wish, { onSuccess: onClose })}
      onCancel={onClose}
      footerNote={
        day.source === 'own' && (
          <Button
            type="link"
            danger
            loading={remove.isPending}
            onClick={() => remove.mutate(day.date, { onSuccess: onClose })}
          >
            {t('calendar.dialog.reset')}
          </Button>
        )
      }
    >
      <div className={styles.fields}>
        <label htmlFor={`${id}-days`}>{t('calendar.dialog.days')}</label>
        <DatePicker.RangePicker
          id={`${id}-days`}
          allowClear={false}
          inputReadOnly
          value={[dayjs(wish.from), dayjs(wish.to)]}
          onChange={(range) => {
            const [from, to] = range ?? [];
            if (from && to) setWish({ ...wish, from: from.format(DATE), to: to.format(DATE) });
          }}
        />
        <span id={`${id}-kind`}>{t('calendar.dialog.kind')}</span>
        <Segmented
          aria-labelledby={`${id}-kind`}
          value={wish.kind}
          onChange={(kind) => setWish({ ...wish, kind })}
          options={KINDS.map((value) => ({ value, label: t(`calendar.legend.${value}`) }))}
        />
        <label htmlFor={`${id}-note`}>{t('calendar.dialog.note')}</label>
        <Input
          id={`${id}-note`}
          value={wish.note}
          maxLength={100}
          placeholder={t('calendar.dialog.notePlaceholder')}
          onChange={(event) => setWish({ ...wish, note: event.target.value })}
        />
        {error && (
          <p role="alert" className={styles.problem}>
            {problemText(error)}
          </p>
        )}
      </div>
    </SheetDialog>
  );
}
