import { ImportOutlined } from '@ant-design/icons';
import { App, Button, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { paths } from '../../../lib/paths.ts';
import { useImportItem } from '../api/zips.ts';

/** Begins a draft with the folder of an item in a zip. */
export function ImportButton() {
  const { t } = useTranslation('studio');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const load = useImportItem();
  const take = (file: File) =>
    load.mutate(file, {
      onSuccess: (draft) => void navigate(paths.studioDraft(draft.id)),
      onError: (error) => void message.error(problemText(error)),
    });
  return (
    <Upload
      accept=".zip,application/zip"
      showUploadList={false}
      beforeUpload={(file) => {
        take(file);
        return false;
      }}
    >
      <Button icon={<ImportOutlined />} loading={load.isPending}>
        {t('import')}
      </Button>
    </Upload>
  );
}
