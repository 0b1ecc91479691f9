import {
  BoldOutlined,
  LinkOutlined,
  OrderedListOutlined,
  TableOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import styles from './settings.module.css';
import { useSettings } from './settings-context.ts';
import { startLines, surround } from './write-markdown.ts';

const TABLE = '\n| A | B |\n|---|---|\n|  |  |\n';

/** The guide in both languages, written as Markdown beside what applicants will see of it. */
export function GuideSection() {
  const { t } = useTranslation('settings');
  const { manifest, set, readOnly, problem } = useSettings();
  const [lang, setLang] = useState<'zh' | 'en'>('zh');
  const box = useRef<TextAreaRef>(null);
  const text = manifest.guide?.[lang] ?? '';
  const edit = (change: (text: string, start: number, end: number) => string) => {
    const area = box.current?.resizableTextArea?.textArea;
    set(['guide', lang], change(text, area?.selectionStart ?? text.length, area?.selectionEnd ?? text.length));
    area?.focus();
  };
  const tools = [
    { key: 'heading', icon: <strong aria-hidden>H</strong>, run: () => edit(startLines('## ')) },
    { key: 'bold', icon: <BoldOutlined aria-hidden />, run: () => edit(surround('**', '**')) },
    { key: 'list', icon: <UnorderedListOutlined aria-hidden />, run: () => edit(startLines('- ')) },
    { key: 'steps', icon: <OrderedListOutlined aria-hidden />, run: () => edit(startLines('1. ')) },
    { key: 'link', icon: <LinkOutlined aria-hidden />, run: () => edit(surround('[', '](https://)')) },
    { key: 'table', icon: <TableOutlined aria-hidden />, run: () => edit(surround(TABLE, '')) },
  ] as const;
  return (
    <div data-setting="guide.zh guide.en">
      <div className={styles.guideBar}>
        <Segmented<'zh' | 'en'>
          aria-label={t('guideLanguage')}
          value={lang}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={setLang}
        />
        {!readOnly && (
          <span>
            {tools.map(({ key, icon, run }) => (
              <Button
                key={key}
                type="text"
                icon={icon}
                aria-label={t(`tool.${key}`)}
                title={t(`tool.${key}`)}
                onClick={run}
              />
            ))}
          </span>
        )}
      </div>
      <div className={styles.guide}>
        <Input.TextArea
          ref={box}
          aria-label={t('guideText')}
          autoSize={{ minRows: 14, maxRows: 30 }}
          maxLength={20_000}
          readOnly={readOnly}
          value={text}
          onChange={(event) => set(['guide', lang], event.target.value)}
        />
        <GuidePreview markdown={text} />
      </div>
      {problem(['guide', lang]) && <p className={styles.fault}>{problem(['guide', lang])}</p>}
    </div>
  );
}

function GuidePreview({ markdown }: { markdown: string }) {
  const { t } = useTranslation('settings');
  const settled = useDeferredValue(markdown);
  const { data } = useQuery({
    queryKey: [...queryKeys.studio, 'guide', settled],
    queryFn: ({ signal }) => answer(client.POST('/api/studio/guide-preview', { body: { markdown: settled }, signal })),
    placeholderData: (before) => before,
    gcTime: 0,
  });
  return (
    <section className={styles.preview} aria-label={t('guidePreview')}>
      {/* The server makes it and lets nothing through that a browser would run. */}
      <div dangerouslySetInnerHTML={{ __html: data?.html ?? '' }} />
    </section>
  );
}
