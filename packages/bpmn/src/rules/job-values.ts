import { durationMs } from '@flowhall/calendar';
import type { HttpJob, JobSettings, MailJob } from '../job-settings.ts';
import { extensions, type ModdleElement, text } from '../moddle-element.ts';
import type { FlowNode } from '../process-model.ts';
import { error, label, type RuleFinding, type RuleInput } from './rule.ts';

const SECOND_MS = 1000;
const LONGEST_TIMEOUT_MS = 120 * SECOND_MS;
const LONGEST_BACKOFF_MS = 24 * 3600 * SECOND_MS;
const MOST_ATTEMPTS = 20;

const isFeel = (value: string): boolean => value.trim().startsWith('=');

/** Values of job settings that are no expressions mean something. */
export function* jobValueFindings({ parsed }: RuleInput, node: FlowNode, job: JobSettings): Iterable<RuleFinding> {
  const element = parsed.elementsById.get(node.id) ?? { $type: '' };
  yield* retryFindings(node, element);
  if (job.kind === 'http') yield* httpFindings(node, element, job);
  if (job.kind === 'mail') yield* addressFindings(node, job);
  if (job.kind === 'external' && job.topic !== '' && !TOPIC.test(job.topic)) yield topicFinding(node, job.topic);
  const variables = [...job.results, ...(job.kind === 'external' ? job.inputs : [])];
  for (const { variable } of variables)
    if (variable !== '' && !VARIABLE.test(variable)) yield variableFinding(node, variable);
}

/** What a worker asks for; also part of a token's scope. */
const TOPIC = /^[\w.-]{1,100}$/;
/** A name that FEEL can say without quotes. */
const VARIABLE = /^[\p{L}_][\p{L}\p{N}_]{0,99}$/u;

function* retryFindings(node: FlowNode, element: ModdleElement): Iterable<RuleFinding> {
  const retry = extensions(element, 'flow:Retry')[0];
  if (!retry) return;
  const attempts = text(retry, 'attempts') ?? '';
  const backoff = text(retry, 'backoff') ?? '';
  const pause = durationMs(backoff) ?? 0;
  const which = label(node);
  if (!/^\d{1,2}$/.test(attempts) || Number(attempts) < 1 || Number(attempts) > MOST_ATTEMPTS)
    yield error(
      'job-retry-invalid',
      node.id,
      {
        zh: `任务${which.zh}的尝试次数 ${attempts} 无效。`,
        en: `Task ${which.en} cannot be tried "${attempts}" times.`,
      },
      { zh: `请填写 1 到 ${MOST_ATTEMPTS}。`, en: `Write a number from 1 to ${MOST_ATTEMPTS}.` },
    );
  if (pause < SECOND_MS || pause > LONGEST_BACKOFF_MS)
    yield error(
      'job-retry-invalid',
      node.id,
      {
        zh: `任务${which.zh}的重试间隔 ${backoff} 无效。`,
        en: `The back-off "${backoff}" of task ${which.en} is no pause.`,
      },
      { zh: '请填写 1 秒到 1 天的时长，例如 PT30S。', en: 'Write a duration from a second to a day, such as PT30S.' },
    );
}

function* httpFindings(node: FlowNode, element: ModdleElement, job: HttpJob): Iterable<RuleFinding> {
  const which = label(node);
  const settings = extensions(element, 'flow:Http')[0];
  const given = (settings && text(settings, 'timeout')) ?? '';
  const timeout = durationMs(given) ?? 0;
  if (timeout < SECOND_MS || timeout > LONGEST_TIMEOUT_MS)
    yield error(
      'job-timeout-invalid',
      node.id,
      {
        zh: `任务${which.zh}的超时 ${given} 无效。`,
        en: `The timeout "${given}" of task ${which.en} is no time to wait.`,
      },
      {
        zh: '请填写 1 秒到 2 分钟的时长，例如 PT10S。',
        en: 'Write a duration from 1 second to 2 minutes, such as PT10S.',
      },
    );
  if (job.url !== '' && !isFeel(job.url) && !isHttpUrl(job.url))
    yield error(
      'job-url-invalid',
      node.id,
      {
        zh: `任务${which.zh}的地址不可用：${job.url}`,
        en: `The address of task ${which.en} cannot be used: ${job.url}`,
      },
      {
        zh: '请填写以 http:// 或 https:// 开头、不含用户名和密码的完整地址。',
        en: 'Write a whole address that begins with http:// or https:// and holds no user and password.',
      },
    );
  for (const { name, value } of job.headers)
    if (name !== '' && (!HEADER.test(name) || OWN_HEADERS.has(name.toLowerCase()) || /[\r\n]/.test(value)))
      yield error(
        'job-header-invalid',
        node.id,
        { zh: `任务${which.zh}不能设置请求头“${name}”。`, en: `Task ${which.en} cannot set the header "${name}".` },
        {
          zh: '请使用由字母、数字和连字符组成的名称；Host、Content-Length、Idempotency-Key 等由系统设置。',
          en: 'Use letters, digits and hyphens; Host, Content-Length, Idempotency-Key and the like are set by the server.',
        },
      );
}

/** Whether an address may be asked at all; which hosts may be is the installation's to say. */
function isHttpUrl(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed !== undefined && /^https?:$/.test(parsed.protocol) && parsed.username === '' && parsed.password === '';
}

const HEADER = /^[!#$%&'*+.^`|~\w-]{1,100}$/;
/** Headers that say how a message is carried, and the one that makes a repetition harmless. */
const OWN_HEADERS = new Set(
  'host content-length transfer-encoding connection keep-alive upgrade te trailer expect accept-encoding idempotency-key'.split(
    ' ',
  ),
);

/** An address, or the name of a user. */
const RECIPIENT = /^[^\s@<>",;]+(?:@[^\s@<>",;]+)?$/;

function* addressFindings(node: FlowNode, job: MailJob): Iterable<RuleFinding> {
  const given = [job.to, job.cc ?? ''].filter((text) => !isFeel(text));
  const which = label(node);
  for (const address of given.flatMap((text) => text.split(/[,;，；]/)).map((part) => part.trim()))
    if (address !== '' && !RECIPIENT.test(address))
      yield error(
        'job-recipient-invalid',
        node.id,
        {
          zh: `任务${which.zh}的收件人“${address}”无效。`,
          en: `"${address}" cannot get the mail of task ${which.en}.`,
        },
        { zh: '请填写邮箱地址或用户名，以逗号分隔。', en: 'Write addresses or user names, separated by commas.' },
      );
}

function topicFinding(node: FlowNode, topic: string): RuleFinding {
  const which = label(node);
  return error(
    'job-topic-invalid',
    node.id,
    { zh: `任务${which.zh}的主题“${topic}”无效。`, en: `"${topic}" of task ${which.en} is no topic.` },
    { zh: '请使用字母、数字、点、连字符和下划线。', en: 'Use letters, digits, dots, hyphens and underscores.' },
  );
}

function variableFinding(node: FlowNode, variable: string): RuleFinding {
  const which = label(node);
  return error(
    'job-variable-invalid',
    node.id,
    {
      zh: `任务${which.zh}的变量名“${variable}”无效。`,
      en: `"${variable}" of task ${which.en} is no name of a variable.`,
    },
    { zh: '请使用字母、数字和下划线，以字母开头。', en: 'Use letters, digits and underscores; begin with a letter.' },
  );
}
