import { DeleteOutlined, EditOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DrawingPad } from '../../../components/signature/drawing-pad.tsx';
import { pngOf } from '../../../components/signature/png-of.ts';
import { savedSignatureQuery, useSaveSignature } from '../../../components/signature/saved-signature.ts';
import { useProblemText } from '../../../components/states/problem-text.ts';
import styles from './my-signature.module.css';

/** 我的签名: drawn here or uploaded, kept for steps that ask for one. */
export function MySignature() {
  const { t } = useTranslation('auth');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const { data: saved } = useQuery(savedSignatureQuery);
  const save = useSaveSignature();
  const input = useRef<HTMLInputElement>(null);
  const [drawing, setDrawing] = useState(false);
  const [image, setImage] = useState<Blob | null>(null);
  const store = (next: Blob | null) =>
    save.mutate(next, {
      onSuccess: () => {
        setDrawing(false);
        setImage(null);
        void message.success(t(next ? 'me.signature.saved' : 'me.signature.removed'));
      },
      onError: (error) => void message.error(problemText(error)),
    });
  const upload = async (file: File | undefined) => {
    const png = file && (await pngOf(file));
    if (png) store(png);
    else if (file) void message.error(t('me.signature.notImage'));
  };
  return (
    <section className={styles.card} aria-labelledby="my-signature">
      <h2 className={styles.title} id="my-signature">
        {t('me.signature.title')}
      </h2>
      <p className={styles.hint}>{t('me.signature.hint')}</p>
      {drawing && <DrawingPad label={t('me.signature.title')} problem={false} onChange={setImage} />}
      {!drawing && saved && <img className={styles.image} src={saved} alt={t('me.signature.title')} />}
      <div className={styles.buttons}>
        {drawing ? (
          <>
            <Button type="primary" disabled={!image} loading={save.isPending} onClick={() => store(image)}>
              {t('me.signature.save')}
            </Button>
            <Button onClick={() => setDrawing(false)}>{t('me.signature.cancel')}</Button>
          </>
        ) : (
          <>
            <Button icon={<EditOutlined aria-hidden />} onClick={() => setDrawing(true)}>
              {t(saved ? 'me.signature.change' : 'me.signature.add')}
            </Button>
            <Button icon={<UploadOutlined aria-hidden />} onClick={() => input.current?.click()}>
              {t('me.signature.upload')}
            </Button>
            {saved && (
              <Button type="text" icon={<DeleteOutlined aria-hidden />} onClick={() => store(null)}>
                {t('me.signature.remove')}
              </Button>
            )}
          </>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('me.signature.upload')}
        onChange={(event) => {
          void upload(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </section>
  );
}
