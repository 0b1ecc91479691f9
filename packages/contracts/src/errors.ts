import { type ErrorDefinition, user } from './error-definition.ts';
import { RIGHTS_ERRORS } from './rights-errors.ts';
import { STUDIO_ERRORS } from './studio-errors.ts';

/** Every error that the API answers, once, by its stable code. */
export const ERRORS = {
  // Request
  'invalid-request': user(
    400,
    '请求内容有误，请按提示修改。',
    'The request is not valid; correct the fields named below.',
  ),
  'invalid-cursor': user(
    400,
    '翻页标记无效，请从第一页重新打开。',
    'The page cursor is not valid; start again from the first page.',
  ),
  unauthenticated: user(401, '请先登录。', 'Sign in first.'),
  'invalid-credentials': user(401, '用户名或密码不正确。', 'User name or password is wrong.'),
  'password-wrong': user(422, '当前密码不正确。', 'The present password is wrong.'),
  'password-same': user(422, '新密码不能与当前密码相同。', 'The new password is the present one; choose another.'),
  'password-short': user(422, '密码至少需要 {length} 个字符。', 'A password has at least {length} characters.'),
  'password-common': user(
    422,
    '这个密码太常见或太有规律，容易被猜到，请换一个。',
    'This password is too common or too regular to be safe; choose another one.',
  ),
  'password-like-name': user(
    422,
    '密码不能包含用户名或姓名，请换一个。',
    'A password must not contain the user name or the name; choose another one.',
  ),
  'link-invalid': user(
    410,
    '链接已失效：可能已过期、已使用或已被新的链接取代。',
    'This link is good no more: it has expired, was used, or a newer one has taken its place.',
  ),
  'username-taken': user(409, '用户名已被使用，请换一个。', 'This user name is taken; choose another one.'),
  'mail-unavailable': user(
    503,
    '本系统未开通邮件，请联系管理员重设密码。',
    'This installation sends no mails; ask an administrator for a new password.',
  ),
  'code-invalid': user(
    422,
    '验证码不正确或已失效，请核对后重试，或重新获取。',
    'The code is wrong or has expired; check it, or ask for a new one.',
  ),
  'sms-unavailable': user(
    503,
    '短信暂时无法发送，请稍后再试。',
    'Text messages cannot be sent at the moment; try again later.',
  ),
  'provider-exists': user(409, '标识 {key} 已被使用，请换一个。', 'The key {key} is taken; choose another one.'),
  'provider-incomplete': user(
    422,
    '统一身份认证的设置不完整，请核对 {field}。',
    'The settings are incomplete; check {field}.',
  ),
  'account-unknown': user(
    403,
    '这里没有与您的校园账号对应的可用账号，请联系管理员。',
    'There is no account here for your campus account; ask an administrator.',
  ),
  'provider-unavailable': user(
    503,
    '统一身份认证暂时无法使用，请稍后再试。',
    'The campus sign-in cannot be reached at the moment; try again later.',
  ),
  'directory-incomplete': user(
    422,
    '目录的设置有误，请核对 {field}。',
    'The settings of the directory are not complete; check {field}.',
  ),
  'directory-busy': user(
    409,
    '该目录正在同步，或有一次同步等待确认。',
    'This directory is being read, or a run of it waits for your word.',
  ),
  'leaver-settled': user(
    409,
    '这位人员的离岗已在办理或已办结，请刷新后查看。',
    'This leaver is being dealt with or has been; reload to see how.',
  ),
  'session-ended': user(401, '登录已失效，请重新登录。', 'Your session has ended; sign in again.'),
  'sign-in-incomplete': user(
    403,
    '登录还差一步，请先按提示完成。',
    'One more step of the sign-in is missing; finish it first.',
  ),
  forbidden: user(403, '您没有权限进行此操作。', 'You may not do this.'),
  'not-found': user(404, '没有找到，或您无权查看。', 'Not found, or not visible to you.'),
  'method-not-allowed': user(405, '不支持此操作方式。', 'This method is not supported here.'),
  'payload-too-large': user(413, '提交的内容过大。', 'The request is too large.'),
  'unsupported-media-type': user(415, '不支持的内容类型。', 'This content type is not supported.'),
  'too-many-requests': user(
    429,
    '操作过于频繁，请 {seconds} 秒后再试。',
    'Too many attempts; try again in {seconds} seconds.',
  ),
  'idempotency-key-reused': user(
    422,
    '同一请求标识已用于不同的内容，请刷新后重试。',
    'This idempotency key was used for a different request; use a new one.',
  ),

  'office-hours-invalid': user(
    422,
    '办公时间有误：每天的时段须先后相接、互不重叠，且一周至少有一天办公。',
    'These office hours make no calendar: the spans of a day follow each other, and one day of the week has some.',
  ),
  'placeholder-unknown': user(
    422,
    '{name} 不是可用的占位符，请改用 {title}、{number}、{step} 或 {actor}。',
    '{name} stands for nothing; use {title}, {number}, {step} or {actor}.',
  ),
  'days-invalid': user(422, '请选择不超过一年的日期范围。', 'Choose days within a year, the first one first.'),

  // Applying
  'item-closed': user(409, '该事项目前未开放办理。', 'This service is not open at the moment.'),
  'not-in-audience': user(403, '您不在该事项的服务对象范围内。', 'This service is not offered to you.'),
  'form-invalid': user(422, '表单有 {count} 处需要修改。', '{count} entries in the form need correction.'),
  'field-not-writable': user(
    422,
    '字段「{field}」在当前环节不可填写。',
    'The field “{field}” cannot be changed at this step.',
  ),
  'reservation-taken': user(
    409,
    '所选的 {from} 至 {to} 刚刚已被他人预约，请改选其他时间。',
    'The time from {from} to {to} has just been taken by somebody else; choose another one.',
  ),
  'attachment-unusable': user(
    422,
    '附件不存在或不属于本次申请，请重新上传。',
    'An attachment does not exist or belongs elsewhere; upload it again.',
  ),
  'choice-required': user(422, '请选择下一环节。', 'Choose the next step.'),
  'choice-invalid': user(
    422,
    '所选的下一环节不可用，请重新选择。',
    'The chosen next step is not available; choose again.',
  ),
  'assignee-required': user(422, '请选择「{step}」的办理人。', 'Choose who handles “{step}”.'),
  'assignee-not-candidate': user(422, '所选人员不能办理「{step}」。', 'The chosen person cannot handle “{step}”.'),
  'nobody-found': user(
    422,
    '「{step}」没有找到办理人，请联系管理员。',
    'Nobody was found to handle “{step}”; contact an administrator.',
  ),
  'opinion-required': user(422, '请填写意见。', 'An opinion is required.'),
  'signature-required': user(422, '请签名。', 'A signature is required.'),
  'attachment-required': user(422, '请上传附件。', 'At least one file is required.'),
  'draft-conflict': user(
    409,
    '草稿已在别处修改，请刷新后继续。',
    'The draft was changed elsewhere; reload to continue.',
  ),
  'too-many-drafts': user(
    409,
    '草稿已达 {limit} 份，请先删除不用的草稿。',
    'You have {limit} drafts, the most that are kept; delete some first.',
  ),

  'sheet-unknown': user(
    404,
    '没有这个核验码。请核对是否输错；如无误，这份审批单不是由本系统出具的。',
    'There is no such code. Check that it is typed correctly; if it is, this sheet was not issued here.',
  ),

  // Acting
  'task-already-done': user(
    409,
    '该待办已由他人处理，页面已更新为最新状态。',
    'Somebody else has already acted on this; the page shows the new state.',
  ),
  'version-conflict': user(
    409,
    '内容已被他人更新，请查看最新状态后再操作。',
    'Somebody else changed this; look at the new state, then act.',
  ),
  'not-your-task': user(403, '该待办不由您办理。', 'This task is not yours.'),
  'action-not-allowed': user(422, '当前环节不允许此操作。', 'This step does not allow the action.'),
  'return-target-illegal': user(422, '不能退回到所选环节。', 'The application cannot be returned to the chosen step.'),
  'urged-already': user(
    409,
    '一小时内已经催办过，请稍后再催。',
    'They have been urged within the last hour; wait before urging again.',
  ),
  'nobody-to-urge': user(409, '现在没有需要催办的人。', 'Nobody else is to act now.'),
  'withdraw-too-late': user(
    409,
    '下一环节已处理，不能撤回。',
    'The next step has already acted; it is too late to withdraw.',
  ),
  'terminate-not-allowed': user(409, '该申请当前不能终止。', 'This application cannot be terminated now.'),
  'instance-ended': user(409, '该申请已结束。', 'This application has ended.'),
  'incident-resolved': user(409, '该故障已处理。', 'This incident has been resolved already.'),
  'already-claimed': user(409, '该待办已被他人认领。', 'Somebody else has claimed this task.'),
  'user-not-active': user(
    422,
    '所选人员已停用，请另选他人。',
    'The chosen person is no longer active; choose somebody else.',
  ),

  'mention-unknown': user(
    422,
    '只能提醒与该申请有关的人员。',
    'Only people who have to do with this application can be mentioned.',
  ),
  'deputy-self': user(422, '不能请本人做代理人，请另选他人。', 'Nobody can be their own deputy; choose somebody else.'),
  'deputy-period': user(
    422,
    '代理期间无效：结束日期不能早于开始日期或今天，最长一年。',
    'The period is not valid: it must end today or later, not before it begins, and last a year at most.',
  ),
  'deputy-ended': user(409, '该代理已结束。', 'This deputyship has ended.'),
  'too-many-deputies': user(
    409,
    '同时设置的代理已达 {limit} 个，请先结束不用的。',
    'There are {limit} deputyships, the most at a time; end some first.',
  ),

  // Programs outside
  'lock-lost': user(
    409,
    '该任务已不由此程序锁定：锁已过期或已被他人获取，请重新领取。',
    'This worker does not hold the task: its lock has expired or somebody else has it; fetch work again.',
  ),

  // Processes and the outside world
  'message-unexpected': user(
    404,
    '没有流程在等待消息「{name}」；请核对消息名称、关联键和申请编号。',
    'No process waits for the message “{name}”; check its name, correlation key and instance.',
  ),
  'message-ambiguous': user(
    409,
    '有多个流程在等待消息「{name}」，消息没有投递；请给出关联键或申请编号。',
    'Several processes wait for the message “{name}”, so that nobody got it; give a correlation key or an instance.',
  ),
  'process-not-started': user(
    409,
    '流程无法由此消息发起：{reason}。',
    'The message cannot start the process: {reason}.',
  ),

  // Lists
  'view-name-taken': user(
    409,
    '已有同名视图，请换一个名称。',
    'There is a view with this name already; choose another one.',
  ),
  'too-many-views': user(
    409,
    '最多保存 {limit} 个视图，请先删除不用的视图。',
    'You can keep {limit} views at most; delete some first.',
  ),

  // Files
  'file-type-refused': user(
    422,
    '不允许上传此类文件，可上传：{allowed}。',
    'This type of file is refused; allowed are: {allowed}.',
  ),
  'file-type-mismatch': user(422, '文件内容与扩展名不符。', 'The content of the file does not match its extension.'),
  'file-too-large': user(413, '文件超过 {limit} MB。', 'The file is larger than {limit} MB.'),
  'file-empty': user(422, '文件是空的。', 'The file is empty.'),
  'file-name-invalid': user(422, '文件名无效。', 'The file name is not valid.'),

  // Organisation
  'organisation-refused': user(422, '无法保存：{reason}。', 'This cannot be saved: {reason}.'),
  'unit-needs-successor': user(
    409,
    '该单位还有 {people} 人、{units} 个下级单位、{work} 件在办申请，请选择并入哪个单位。',
    'The unit has {people} people, {units} units below and {work} running applications; choose the unit that takes them.',
  ),
  'person-has-work': user(
    409,
    '此人还有 {count} 件工作未办，请先移交给他人，再关闭账号。',
    'Work still waits for this person ({count}); hand it over first, then close the account.',
  ),
  'import-state': user(
    409,
    '该导入现在不能进行此操作，请刷新后查看。',
    'This import cannot take that step now; reload to see how it stands.',
  ),
  'close-self': user(422, '不能关闭自己的账号。', 'You cannot close your own account.'),

  ...STUDIO_ERRORS,
  ...RIGHTS_ERRORS,

  // Models
  'process-failed': {
    status: 500,
    kind: 'unexpected',
    zh: '流程无法继续，已通知管理员；您的操作没有生效。',
    en: 'The process cannot go on; administrators were told and your action took no effect.',
  },

  // Server
  unavailable: {
    status: 503,
    kind: 'operational',
    zh: '系统繁忙，请稍后重试。',
    en: 'The service is busy; try again in a moment.',
  },
  unexpected: {
    status: 500,
    kind: 'unexpected',
    zh: '系统出错了，请稍后重试；如仍有问题，请把编号 {requestId} 告诉管理员。',
    en: 'Something went wrong; try again, and if it stays, give an administrator the number {requestId}.',
  },
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof ERRORS;
