/** A reason for which a job was not done: text in both languages, and whether it may succeed when tried again. */
interface FailureDefinition {
  readonly retry: boolean;
  readonly zh: string;
  readonly en: string;
}

const final = (zh: string, en: string): FailureDefinition => ({ retry: false, zh, en });
const transient = (zh: string, en: string): FailureDefinition => ({ retry: true, zh, en });

/** Every reason. Texts name neither personal data nor secrets; `{name}` is filled from the failure's parameters. */
export const JOB_FAILURES = {
  'job-missing': final('任务没有说明要做什么。', 'The task does not say what is to be done.'),
  'expression-failed': final('{setting} 的表达式无法计算：{reason}', 'The expression of {setting} failed: {reason}'),
  'secret-unknown': final('没有名为 {name} 的密钥。', 'There is no secret named {name}.'),
  'secrets-unreadable': transient('密钥文件无法读取。', 'The file of secrets cannot be read.'),
  'http-url-invalid': final('请求地址无效。', 'The address of the request is not valid.'),
  'http-header-invalid': final('请求头 {name} 的值无效。', 'The value of the header {name} is not valid.'),
  'http-host-refused': final(
    '不允许访问主机 {host}；请管理员将其加入 FLOWHALL_HTTP_ALLOW。',
    'The host {host} may not be called; an operator can add it to FLOWHALL_HTTP_ALLOW.',
  ),
  'http-address-refused': final(
    '主机 {host} 的网络地址属于内部网络，不允许访问；请管理员将其加入 FLOWHALL_HTTP_ALLOW。',
    'The host {host} is at an internal address that may not be called; an operator can add it to FLOWHALL_HTTP_ALLOW.',
  ),
  'http-redirect': final(
    '对方返回了跳转（{status}），跳转不会被跟随。',
    'The answer was a redirect ({status}), which is not followed.',
  ),
  'http-refused': final('对方拒绝了请求（{status}）。', 'The other system refused the request ({status}).'),
  'http-unavailable': transient(
    '对方暂时无法处理请求（{status}）。',
    'The other system cannot do it at the moment ({status}).',
  ),
  'http-unreachable': transient('无法连接主机 {host}。', 'The host {host} cannot be reached.'),
  'http-timeout': transient('对方在 {seconds} 秒内没有答复。', 'There was no answer within {seconds} seconds.'),
  'http-answer-too-large': final('答复超过 {limit} KB。', 'The answer is larger than {limit} kB.'),
  'http-answer-unreadable': transient('答复的内容与其类型不符。', 'The answer is not what its content type says.'),
  'document-name-missing': final('文件没有名称。', 'The document has no name.'),
  'mail-not-configured': final(
    '没有配置邮件服务器（FLOWHALL_SMTP_URL）。',
    'No mail server is configured (FLOWHALL_SMTP_URL).',
  ),
  'mail-recipient-missing': final('没有可用的收件地址。', 'There is no address to send the mail to.'),
  'mail-unavailable': transient('邮件服务器暂时不可用。', 'The mail server cannot take the mail at the moment.'),
  'mail-refused': final('邮件服务器拒收（{status}）。', 'The mail server refused the mail ({status}).'),
  'worker-failed': transient('外部程序报告失败：{message}', 'The external program reports a failure: {message}'),
  'worker-gave-up': final('外部程序已放弃：{message}', 'The external program has given up: {message}'),
} as const satisfies Record<string, FailureDefinition>;

export type JobFailureCode = keyof typeof JOB_FAILURES;
export type FailureParams = Readonly<Record<string, string | number>>;

/** A job that was not done, as it is kept with the job. */
export interface FailureRecord {
  readonly code: JobFailureCode;
  readonly params: FailureParams;
}

/** An attempt at a job failed. */
export class JobFailure extends Error implements FailureRecord {
  override readonly name = 'JobFailure';
  readonly code: JobFailureCode;
  readonly params: FailureParams;
  /** The other side asked not to be tried before then. */
  readonly retryAt: Date | undefined;

  constructor(code: JobFailureCode, params: FailureParams = {}, options: { cause?: unknown; retryAt?: Date } = {}) {
    super(failureText({ code, params }, 'en'), { cause: options.cause });
    this.code = code;
    this.params = params;
    this.retryAt = options.retryAt;
  }
}

/** The failure in a language. */
export function failureText({ code, params }: FailureRecord, lang: 'zh' | 'en'): string {
  return JOB_FAILURES[code][lang].replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}
