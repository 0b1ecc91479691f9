import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useItemDraft } from '../store/use-item-draft.ts';

/** What keeps the draft from being changed here, and the way out. */
export function DraftNotices() {
  const { t } = useTranslation('studio');
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const { draft, readOnly, saving, store } = useItemDraft();
  const attempt = (work: Promise<void>) => work.catch((error: unknown) => void message.error(problemText(error)));
  const lock = readOnly ? draft.lock : null;
  const takeOver = (name: string) =>
    void modal.confirm({
      title: t('lock.takeOverTitle', { name }),
      content: t('lock.takeOverHint'),
      okText: t('lock.takeOver'),
      onOk: () => attempt(store.takeInHand(true)),
    });
  return (
    <>
      {lock && (
        <Alert
          type="warning"
          banner
          title={t(saving.state === 'locked' ? 'lock.lost' : 'lock.readOnly', { name: lock.userName })}
          action={
            <Button size="small" onClick={() => takeOver(lock.userName)}>
              {t('lock.takeOver')}
            </Button>
          }
        />
      )}
      {saving.state === 'conflict' && (
        <Alert
          type="warning"
          banner
          title={`${t('conflict.title')}。${t('conflict.hint')}`}
          action={
            <>
              <Button size="small" onClick={() => void attempt(store.settle('theirs'))}>
                {t('conflict.theirs')}
              </Button>{' '}
              <Button size="small" onClick={() => void attempt(store.settle('mine'))}>
                {t('conflict.mine')}
              </Button>
            </>
          }
        />
      )}
    </>
  );
}
