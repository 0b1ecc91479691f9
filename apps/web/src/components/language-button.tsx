import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../lib/session/language-choice.ts';
import { useLanguage } from '../lib/use-language.ts';

/** Switches to the other language, named in that language. */
export function LanguageButton() {
  const { t } = useTranslation('layout');
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  const label = other === 'en' ? 'English' : '中文';
  return (
    <Button
      type="text"
      lang={other === 'en' ? 'en' : 'zh-CN'}
      aria-label={`${t('switchLanguage')}: ${label}`}
      onClick={() => void chooseLanguage(other)}
    >
      {label}
    </Button>
  );
}
