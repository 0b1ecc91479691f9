import { namesRead, syntaxFault } from '@flowhall/feel';
import { feelSource } from '../feel-source.ts';
import type { JobSettings, TextOrFeel } from '../job-settings.ts';
import type { FlowNode } from '../process-model.ts';
import { error, label, type RuleFinding } from './rule.ts';

interface Expression {
  readonly setting: string;
  readonly source: string;
  /** Whether `secrets` may be used: only where they go to the other system and nowhere else. */
  readonly secrets: boolean;
}

/** Expressions of jobs are valid FEEL and keep secrets where they belong. */
export function* jobExpressionFindings(node: FlowNode, job: JobSettings): Iterable<RuleFinding> {
  const which = label(node);
  for (const { setting, source, secrets } of expressionsOf(job)) {
    if (syntaxFault(source))
      yield error(
        'job-expression-invalid',
        node.id,
        {
          zh: `任务${which.zh}的 ${setting} 不是有效的 FEEL：${source || '（空）'}`,
          en: `${setting} of task ${which.en} holds no valid FEEL: ${source || '(empty)'}`,
        },
        {
          zh: '请改为 FEEL 表达式，例如 = "https://api.example/" + form.code。',
          en: 'Write FEEL, for example = "https://api.example/" + form.code.',
        },
      );
    else if (!secrets && namesRead(source).has('secrets'))
      yield error(
        'job-secret-misplaced',
        node.id,
        {
          zh: `任务${which.zh}的 ${setting} 不能使用 secrets。`,
          en: `${setting} of task ${which.en} cannot use secrets.`,
        },
        {
          zh: '只能在 flow:http 的 url、flow:header 和 flow:body 中使用。',
          en: 'Use them in the url, the flow:header and the flow:body of a flow:http only.',
        },
      );
  }
}

function expressionsOf(job: JobSettings): Expression[] {
  return [
    ...sent(job),
    ...job.results.flatMap(({ value }) => when('flow:result value', value, false)),
    ...job.errors.flatMap((one) =>
      one.when ? [{ setting: 'flow:error when', source: one.when, secrets: false }] : [],
    ),
  ];
}

function sent(job: JobSettings): Expression[] {
  if (job.kind === 'http')
    return [
      ...when('flow:http url', job.url, true),
      ...job.headers.flatMap(({ value }) => when('flow:header value', value, true)),
      ...when('flow:body', job.body, true),
    ];
  if (job.kind === 'lookup') return when('flow:lookup user', job.user, false);
  if (job.kind === 'document') return when('flow:document name', job.name, false);
  if (job.kind === 'external') return job.inputs.flatMap(({ value }) => when('flow:input value', value, false));
  return [
    ...when('flow:mail to', job.to, false),
    ...when('flow:mail cc', job.cc, false),
    ...when('flow:mail subject', job.subject, false),
    ...when('flow:body', job.body, false),
  ];
}

const when = (setting: string, value: TextOrFeel | undefined, secrets: boolean): Expression[] =>
  value?.trim().startsWith('=') ? [{ setting, source: feelSource(value), secrets }] : [];
