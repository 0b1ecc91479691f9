import type { PickedPerson } from '@flowhall/contracts';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeopleNames } from '../people/use-people-names.ts';
import { SheetDialog } from '../sheet-dialog/sheet-dialog.tsx';

const PickerBody = lazy(async () => ({ default: (await import('./picker-body.tsx')).PickerBody }));

export interface PeoplePickerProps {
  open: boolean;
  title: string;
  multiple: boolean;
  /** Who is picked when the dialog opens. */
  value?: readonly PickedPerson[];
  /** Ids of people who are shown but cannot be picked. */
  excluded?: readonly string[];
  confirmLabel?: string;
  pending?: boolean;
  onConfirm: (people: readonly PickedPerson[]) => void;
  onCancel: () => void;
}

/** Picks people in the organisation: departments left, people right, the picked ones below; on phones step by step. */
export function PeoplePicker(props: PeoplePickerProps) {
  const { open, title, multiple, value = [], excluded = [], confirmLabel, pending = false } = props;
  const { t } = useTranslation('people');
  const names = usePeopleNames();
  const [picked, setPicked] = useState<readonly PickedPerson[]>(value);
  const [wasOpen, setWasOpen] = useState(open);
  if (wasOpen !== open) {
    setWasOpen(open);
    if (open) setPicked(value);
  }
  return (
    <SheetDialog
      open={open}
      title={title}
      width={760}
      tall
      confirmLabel={confirmLabel ?? t('confirm')}
      confirmDisabled={picked.length === 0}
      pending={pending}
      footerNote={picked.length > 0 ? t('picked', { names: names(picked, 2) }) : t('nobodyPicked')}
      onConfirm={() => props.onConfirm(picked)}
      onCancel={props.onCancel}
    >
      <Suspense fallback={null}>
        <PickerBody multiple={multiple} excluded={excluded} picked={picked} onChange={setPicked} />
      </Suspense>
    </SheetDialog>
  );
}
