import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './shortcuts-help.module.css';

/** Which keys do what in a list. */
export function ShortcutsHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('tasks');
  const shortcuts = [
    { keys: ['k', 'j', '↑', '↓'], text: t('keys.move') },
    { keys: ['Enter'], text: t('keys.enter') },
    { keys: ['x'], text: t('keys.pick') },
    { keys: ['/'], text: t('keys.search') },
    { keys: ['?'], text: t('keys.help') },
  ];
  return (
    <Modal open title={t('keys.title')} footer={null} width={380} onCancel={onClose} centered>
      <dl className={styles.list}>
        {shortcuts.map(({ keys, text }) => (
          <div key={text} className={styles.row}>
            <dt>{text}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key} className={styles.key}>
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
