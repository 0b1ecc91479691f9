import { string } from './flow-attribute.ts';

/** Activities that may be done as a job. */
export const JOB_TASKS = ['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask'] as const;

/** Methods of a request to another system. */
export const HTTP_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Languages of a document. */
export const DOCUMENT_LANGUAGES = ['zh', 'en'] as const;

/**
 * moddle types of what is done as a job: `flow:http`, `flow:mail`, `flow:lookup`, `flow:document`, `flow:externalTask`; and
 * `flow:retry`.
 */
export const jobTypes = [
  {
    name: 'Http',
    superClass: ['Element'],
    meta: { allowedIn: JOB_TASKS },
    properties: [
      string('method', { default: 'GET' }),
      string('url'),
      string('timeout', { default: 'PT10S' }),
      { name: 'headers', type: 'Header', isMany: true },
      { name: 'body', type: 'Body' },
      { name: 'results', type: 'Result', isMany: true },
      { name: 'errors', type: 'Error', isMany: true },
    ],
  },
  {
    name: 'Mail',
    superClass: ['Element'],
    meta: { allowedIn: JOB_TASKS },
    properties: [string('to'), string('cc'), string('subject'), { name: 'body', type: 'Body' }],
  },
  {
    name: 'Lookup',
    superClass: ['Element'],
    meta: { allowedIn: JOB_TASKS },
    properties: [
      string('user'),
      { name: 'results', type: 'Result', isMany: true },
      { name: 'errors', type: 'Error', isMany: true },
    ],
  },
  {
    name: 'Document',
    superClass: ['Element'],
    meta: { allowedIn: JOB_TASKS },
    properties: [string('name'), string('lang', { default: 'zh' }), { name: 'results', type: 'Result', isMany: true }],
  },
  {
    name: 'ExternalTask',
    superClass: ['Element'],
    meta: { allowedIn: JOB_TASKS },
    properties: [
      string('topic'),
      { name: 'inputs', type: 'Input', isMany: true },
      { name: 'results', type: 'Result', isMany: true },
      { name: 'errors', type: 'Error', isMany: true },
    ],
  },
  {
    name: 'Retry',
    superClass: ['Element'],
    meta: { allowedIn: JOB_TASKS },
    properties: [string('attempts', { default: '5' }), string('backoff', { default: 'PT30S' })],
  },
  { name: 'Header', superClass: ['Element'], properties: [string('name'), string('value')] },
  { name: 'Body', superClass: ['Element'], properties: [{ name: 'text', type: 'String', isBody: true }] },
  { name: 'Input', superClass: ['Element'], properties: [string('variable'), string('value')] },
  { name: 'Result', superClass: ['Element'], properties: [string('variable'), string('value')] },
  { name: 'Error', superClass: ['Element'], properties: [string('when'), string('code')] },
] as const;
