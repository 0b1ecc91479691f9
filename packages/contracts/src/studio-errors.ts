import { user } from './error-definition.ts';

/** What the process studio and the versions of items refuse. */
export const STUDIO_ERRORS = {
  // Process studio
  'draft-exists': user(
    409,
    '该事项已有修改中的草稿，请打开它继续。',
    'This service has a draft already; open it and go on.',
  ),
  'draft-locked': user(
    409,
    '{user}正在编辑该草稿；等待其完成，或接手编辑。',
    '{user} is working on this draft; wait until it is free, or take it over.',
  ),
  'item-exists': user(
    409,
    '已有标识为 {key} 的事项，请换一个标识。',
    'There is a service with the key {key} already; choose another one.',
  ),
  'item-invalid': user(
    422,
    '事项有 {count} 处错误，改正后才能部署。',
    'The service has {count} errors; correct them, then deploy it.',
  ),
  'zip-invalid': user(
    422,
    '这不是可读取的 zip 文件，或其中没有事项的文件。',
    'This is no zip that can be read, or it holds no files of a service.',
  ),
  'item-key-unknown': user(
    422,
    '无法确定事项的标识：请在 item.yaml 中写明 key。',
    'The key of the service is not known; give it as key in item.yaml.',
  ),
  'try-out-failed': user(422, '试办无法这样继续（{reason}）。', 'The try-out cannot go on like this ({reason}).'),
  'try-out-outdated': user(
    409,
    '试办已过期，草稿此后又有修改，无法原样重演；请重新试办。',
    'The try-out has expired and the draft has changed since, so that it cannot be played again; begin a new one.',
  ),
  'file-path-invalid': user(422, '文件路径「{path}」不能用在事项中。', 'A service cannot hold a file named “{path}”.'),
  'item-too-large': user(
    413,
    '事项的文件过大或过多：「{path}」。单个文件至多 {file} MB，合计至多 {total} MB、{count} 个文件。',
    'Too much for one service: “{path}”. A file has at most {file} MB, all together {total} MB in {count} files.',
  ),

  // Versions
  'version-replaced': user(
    409,
    '当前版本已是第 {version} 版，草稿并非基于它；请先比较，确认替换后再部署。',
    'Version {version} is the current one now, and the draft is not based on it; compare them, then confirm that it is to be replaced.',
  ),
  'migration-refused': user(
    422,
    '不能这样迁移，请按提示修改。',
    'The migration is not possible like this; correct what is named below.',
  ),
  'migration-state': user(409, '该迁移当前不能执行此操作。', 'The migration is in a state that does not allow this.'),
  'runtime-refused': user(
    422,
    '该版本不能在所选运行时上执行（{reason}）。',
    'This version cannot run on the chosen runtime ({reason}).',
  ),
} as const;
