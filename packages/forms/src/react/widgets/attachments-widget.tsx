import {
  CameraOutlined,
  CloseOutlined,
  DeleteOutlined,
  DownloadOutlined,
  ReloadOutlined,
  UploadOutlined,
} from '@ant-design/icons';
import type { WidgetProps } from '@rjsf/utils';
import { Button, Progress, Upload } from 'antd';
import { useRef } from 'react';
import { AttachmentList } from '../record/attachment-list.tsx';
import { useFlowForm } from '../state/flow-form-context.ts';
import { type Upload as UploadState, useUploads } from '../state/use-uploads.ts';
import { controlProps, statusOf, textsOf } from './control-props.ts';
import { fileRules, refusalOf, rulesText, sizeRefusalOf } from './file-rules.ts';

/** Files: dropped, chosen or photographed; with progress, preview and removal. The value is a list of ids (or one id). */
export function AttachmentsWidget(props: WidgetProps) {
  const { say, lang, narrow, ports } = useFlowForm();
  const { id, onChange, onBlur, schema } = props;
  const many = schema.type === 'array';
  const ids = many ? textsOf(props.value) : textsOf([props.value]);
  const latest = useRef(ids);
  latest.current = ids;
  const rules = fileRules(schema);
  const set = (next: string[]) => {
    latest.current = next;
    onChange(many ? next : next[0]);
    onBlur(id, next);
  };
  const { uploads, start, retry, remove, underWay } = useUploads({
    onDone: (attachment) => set([...latest.current, attachment.id]),
    refusalOf: (file) => sizeRefusalOf(rules, file, say),
  });
  // Files chosen together arrive here one by one, before anything is rendered again.
  const take = (file: File) => start(file, refusalOf(rules, file, latest.current.length + underWay(), say));
  const control = controlProps(props);
  const template: unknown = schema['x-template'];
  const templateUrl = typeof template === 'string' ? ports.templateUrl(template) : undefined;
  const full = rules.maxCount !== undefined && ids.length >= rules.maxCount;
  const uploadProps = {
    accept: rules.accept,
    multiple: many,
    disabled: control.disabled || full,
    showUploadList: false,
    beforeUpload: (file: File) => {
      take(file);
      return false;
    },
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the caption is drawn by the field
    <div role="group" aria-labelledby={`${id}__label`} className="ff-attachments" data-status={statusOf(props)}>
      {templateUrl && (
        <a className="ff-template" href={templateUrl} download>
          <DownloadOutlined aria-hidden /> {say('action.template')}
        </a>
      )}
      {ids.length > 0 && (
        <AttachmentList
          ids={ids}
          action={(file) => (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={say('action.remove-file', { name: file.name })}
              onClick={() => set(ids.filter((one) => one !== file.id))}
            />
          )}
        />
      )}
      <UploadLines uploads={uploads} onRetry={retry} onRemove={remove} />
      {!full &&
        (narrow ? (
          <div className="ff-upload-buttons">
            <Upload {...uploadProps}>
              <Button id={id} icon={<UploadOutlined aria-hidden />} aria-describedby={control['aria-describedby']}>
                {say('action.upload')}
              </Button>
            </Upload>
            {rules.images && (
              <Upload {...uploadProps} accept="image/*" capture="environment" multiple={false}>
                <Button icon={<CameraOutlined aria-hidden />}>{say('action.camera')}</Button>
              </Upload>
            )}
          </div>
        ) : (
          <Upload.Dragger {...uploadProps} className="ff-drop" aria-describedby={control['aria-describedby']}>
            <span className="ff-drop-text">
              <UploadOutlined aria-hidden /> {say('attachments.drop')}
            </span>
          </Upload.Dragger>
        ))}
      <div className="ff-hint">{rulesText(rules, say, lang === 'zh' ? '，' : '; ')}</div>
    </div>
  );
}

interface UploadLinesProps {
  uploads: readonly UploadState[];
  onRetry: (upload: UploadState) => void;
  onRemove: (key: number) => void;
}

function UploadLines({ uploads, onRetry, onRemove }: UploadLinesProps) {
  const { say } = useFlowForm();
  if (uploads.length === 0) return null;
  return (
    <ul className="ff-files" aria-live="polite">
      {uploads.map((upload) => (
        <li key={upload.key} className="ff-file">
          <span className="ff-file-name">{upload.file.name}</span>
          {upload.error ? (
            <span className="ff-error">{upload.error}</span>
          ) : (
            <Progress
              className="ff-progress"
              size="small"
              percent={Math.round(upload.percent)}
              aria-label={say('attachments.uploading', { percent: Math.round(upload.percent) })}
            />
          )}
          {upload.error && (
            <Button
              type="text"
              size="small"
              icon={<ReloadOutlined aria-hidden />}
              aria-label={say('action.retry')}
              onClick={() => onRetry(upload)}
            />
          )}
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={say('action.remove-file', { name: upload.file.name })}
            onClick={() => onRemove(upload.key)}
          />
        </li>
      ))}
    </ul>
  );
}
