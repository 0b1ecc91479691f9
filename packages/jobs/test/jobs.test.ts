import type { HttpJob, JobSettings } from '@flowhall/bpmn';
import type { FeelScope } from '@flowhall/feel';
import { describe, expect, it } from 'vitest';
import {
  failureText,
  type HttpAnswer,
  JOB_FAILURES,
  JobFailure,
  nextAttempt,
  prepareJob,
  readDocument,
  readErrorOutput,
  readHttpAnswer,
  readOutput,
  readPerson,
  secretsOf,
  toHttpRequest,
} from '../src/index.ts';

const NOW = new Date('2026-03-02T01:00:00Z');
const RETRY = { attempts: 4, backoffMs: 30_000 };

const scope = (variables: Record<string, unknown> = {}): FeelScope => ({
  variables,
  clock: () => NOW,
  timeZone: 'Asia/Shanghai',
});
const base = { results: [], errors: [], retry: RETRY };
const http = (more: Partial<HttpJob> = {}): HttpJob => ({
  ...{ kind: 'http', method: 'GET', url: 'https://a.example/', headers: [], timeoutMs: 1000 },
  ...base,
  ...more,
});
const prepareHttp = (more: Partial<HttpJob>, variables = {}, nonce = 'n0') => {
  const job = prepareJob(http(more), scope(variables), nonce);
  if (job.kind !== 'http') throw new Error(job.kind);
  return job;
};
const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'none';
  } catch (error) {
    return error instanceof JobFailure ? error.code : String(error);
  }
};

describe('a request', () => {
  it('is worked out from the variables', () => {
    const form = { id: 'a b', name: '王', since: '2026-03-01' };
    const job = prepareHttp(
      {
        method: 'POST',
        url: '= "https://a.example/cards?on=" + string(date(form.since))',
        headers: [{ name: 'X-Count', value: '= count([1, 2])' }],
        body: '= { name: form.name, at: date(form.since) }',
      },
      { form },
    );
    expect(toHttpRequest(job, new Map(), 'key-1')).toEqual({
      method: 'POST',
      url: 'https://a.example/cards?on=2026-03-01',
      headers: { 'content-type': 'application/json', 'x-count': '2', 'idempotency-key': 'key-1' },
      body: '{"name":"王","at":"2026-03-01"}',
      timeoutMs: 1000,
    });
  });

  it('sends a text as it is, and what the model says of its type', () => {
    expect(prepareHttp({ body: 'plain' })).toMatchObject({ body: 'plain', headers: { 'content-type': /text/ } });
    const xml = prepareHttp({ body: '= "<a/>"', headers: [{ name: 'Content-Type', value: 'text/xml' }] });
    expect(toHttpRequest(xml, new Map(), 'k')).toMatchObject({ body: '<a/>', headers: { 'content-type': 'text/xml' } });
    expect(toHttpRequest(prepareHttp({}), new Map(), 'k')).not.toHaveProperty('body');
  });

  it.each([
    ['= form.missing', 'is null, not a text'],
    ['= {a: 1}', 'is a context, not a text'],
    ['= [1]', 'is a list, not a text'],
  ])('whose address %s', (url, reason) => {
    const run = () => prepareHttp({ url }, { form: {} });
    expect(codeOf(run)).toBe('expression-failed');
    expect(run).toThrow(reason);
  });
});

describe('secrets', () => {
  const job = prepareHttp({
    url: '= "https://a.example/?token=" + secrets.TOKEN',
    headers: [{ name: 'Authorization', value: '= "Bearer " + secrets.TOKEN' }],
    body: '= { deep: [{ password: secrets.PASSWORD }], length: string length(secrets.PASSWORD) }',
  });
  const values = new Map([
    ['TOKEN', 'a&b c'],
    ['PASSWORD', '"quoted" $& \\'],
  ]);

  it('are named by what is kept, and put in only where it goes out', () => {
    expect(secretsOf(job).sort()).toEqual(['PASSWORD', 'TOKEN']);
    for (const value of values.values()) expect(JSON.stringify(job)).not.toContain(value);
    const request = toHttpRequest(job, values, 'k');
    expect(request.url).toBe('https://a.example/?token=a%26b%20c');
    expect(request.headers.authorization).toBe('Bearer a&b c');
    expect(JSON.parse(request.body ?? '')).toMatchObject({ deep: [{ password: '"quoted" $& \\' }] });
  });

  it('cannot be looked at by an expression', () => {
    const guess = prepareHttp({ body: '= if secrets.PIN = "1234" then "yes" else "no"' });
    expect(guess.body).toBe('no');
    expect(JSON.parse(toHttpRequest(job, values, 'k').body ?? '').length).not.toBe(values.get('PASSWORD')?.length);
  });

  it('are not given to somebody who writes a mark into a form', () => {
    const forged = prepareHttp({ body: '= form.name' }, { form: { name: '{{secret:n0:TOKEN}}' } }, 'n1');
    expect(secretsOf(forged)).toEqual([]);
    expect(toHttpRequest(forged, values, 'k').body).toBe('{{secret:n0:TOKEN}}');
  });

  it('that do not exist are a failure that names them', () => {
    expect(() => toHttpRequest(job, new Map([['PASSWORD', 'x']]), 'k')).toThrow('There is no secret named TOKEN.');
  });

  it('are unknown to answers', () => {
    const leak = http({ results: [{ variable: 'x', value: '= secrets.TOKEN' }] });
    expect(readHttpAnswer(leak, { status: 200, headers: {}, body: null }, scope())).toMatchObject({
      variables: { x: null },
    });
  });
});

describe('an answer', () => {
  const job = http({
    results: [
      { variable: 'number', value: '= response.body.number' },
      { variable: 'etag', value: '= response.headers.etag' },
    ],
    errors: [
      { when: 'response.status = 409 and response.body.reason = "taken"', code: 'taken' },
      { when: 'response.status = 200 and response.body.ok = false', code: 'refused' },
    ],
  });
  const read = (status: number, body: unknown = null, headers: HttpAnswer['headers'] = {}) =>
    readHttpAnswer(job, { status, headers, body }, scope());

  it('becomes variables', () => {
    expect(read(201, { number: 7, more: 'x' }, { etag: 'e' })).toEqual({
      type: 'done',
      variables: { number: 7, etag: 'e' },
    });
    expect(read(204)).toEqual({ type: 'done', variables: { number: null, etag: null } });
  });

  it('may be a BPMN error, whatever its status', () => {
    expect(read(409, { reason: 'taken' })).toEqual({ type: 'error', code: 'taken', variables: {} });
    expect(read(200, { ok: false })).toMatchObject({ code: 'refused' });
  });

  it.each([
    [302, 'http-redirect'],
    [400, 'http-refused'],
    [409, 'http-refused'],
    [408, 'http-unavailable'],
    [425, 'http-unavailable'],
    [429, 'http-unavailable'],
    [500, 'http-unavailable'],
    [503, 'http-unavailable'],
  ])('of status %s: %s', (status, code) => {
    expect(codeOf(() => read(status))).toBe(code);
  });

  it('that a condition cannot judge is a failure', () => {
    const odd = http({ errors: [{ when: 'response.body', code: 'x' }] });
    expect(codeOf(() => readHttpAnswer(odd, { status: 200, headers: {}, body: null }, scope()))).toBe(
      'expression-failed',
    );
  });

  it('of a program outside becomes variables or an error', () => {
    const work: JobSettings = {
      ...{ kind: 'external', topic: 't', inputs: [{ variable: 'a', value: '= form.a' }] },
      ...base,
      results: [{ variable: 'card', value: '= output.card' }],
      errors: [{ when: 'output.taken = true', code: 'taken' }],
    };
    expect(prepareJob(work, scope({ form: { a: 1, b: 2 } }), 'n')).toMatchObject({ variables: { a: 1 } });
    expect(readOutput(work, { card: 5, other: 6 }, scope())).toEqual({ type: 'done', variables: { card: 5 } });
    expect(readOutput(work, { taken: true }, scope())).toMatchObject({ type: 'error', code: 'taken' });
    expect(readErrorOutput(work, { code: 'gone' }, {}, scope())).toEqual({
      type: 'error',
      code: 'gone',
      variables: {},
    });
    expect(readErrorOutput(work, { code: 'gone' }, { card: 9 }, scope())).toMatchObject({ variables: { card: 9 } });
    const told = { ...work, results: [{ variable: 'why', value: '= error.message' }] };
    expect(readErrorOutput(told, { code: 'gone', message: 'no cards' }, {}, scope())).toMatchObject({
      variables: { why: 'no cards' },
    });
  });
});

describe('a mail', () => {
  const mail = (to: string, variables = {}) =>
    prepareJob(
      { kind: 'mail', to, cc: 'x@a.example', subject: '= "To " + name', body: 'Text', ...base },
      scope(variables),
      'n',
    );

  it('goes to addresses and users, each once', () => {
    expect(mail('= people', { name: 'Li', people: ['a@b.example, dean', 'dean', null, ''] })).toEqual({
      ...{ kind: 'mail', to: ['a@b.example', 'dean'], cc: ['x@a.example'], subject: 'To Li', text: 'Text' },
    });
  });

  it('needs somebody to go to', () => {
    expect(codeOf(() => mail('= nobody', { name: 'x' }))).toBe('mail-recipient-missing');
  });
});

describe('another attempt', () => {
  const after = (attempts: number, failure: JobFailure): number | undefined => {
    const at = nextAttempt(RETRY, attempts, failure, NOW);
    return at && at.getTime() - NOW.getTime();
  };
  const away = new JobFailure('http-unreachable', { host: 'a' });

  it('comes later each time, and not for ever', () => {
    expect([1, 2, 3, 4].map((attempts) => after(attempts, away))).toEqual([30_000, 60_000, 120_000, undefined]);
    expect(nextAttempt({ attempts: 99, backoffMs: 1000 }, 40, away, NOW)?.getTime()).toBe(NOW.getTime() + 86_400_000);
  });

  it('is not made where it cannot help', () => {
    expect(after(1, new JobFailure('http-refused', { status: 400 }))).toBeUndefined();
  });

  it.each([
    ['120', 120_000],
    ['1', 30_000],
    ['Mon, 02 Mar 2026 01:10:00 GMT', 600_000],
    ['Mon, 02 Mar 2026 00:10:00 GMT', 30_000],
    ['999999999', 86_400_000],
    ['soon', 30_000],
    ['', 30_000],
    ['-5', 30_000],
  ])('waits as long as the other side asks (%s), within reason', (header, milliseconds) => {
    try {
      readHttpAnswer(http(), { status: 503, headers: { 'retry-after': header }, body: null }, scope());
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(JobFailure);
      expect(after(1, error as JobFailure)).toBe(milliseconds);
    }
  });
});

describe('a question to the directory', () => {
  const lookup = (user: string): JobSettings => ({
    ...{ kind: 'lookup', user, ...base },
    results: [{ variable: 'post', value: '= person.posts[1].key' }],
    errors: [{ when: 'person = null or not(person.active)', code: 'unknown' }],
  });

  it.each([
    ['= form.user', { form: { user: 'li' } }, 'li'],
    ['li', {}, 'li'],
    ['= form.user', { form: {} }, null],
    ['= form.user', { form: { user: ['li'] } }, null],
    ['= form.user', { form: { user: '' } }, null],
  ])('is about the person whom %s names in %j', (user, variables, named) => {
    expect(prepareJob(lookup(user), scope(variables), 'n')).toEqual({ kind: 'lookup', user: named });
  });

  it('keeps what the results name, or is an error of the process', () => {
    const person = { active: true, posts: [{ key: 'student' }] };
    expect(readPerson(lookup('li'), person, scope())).toEqual({ type: 'done', variables: { post: 'student' } });
    const unknown = { type: 'error', code: 'unknown', variables: {} };
    expect(readPerson(lookup('li'), null, scope())).toEqual(unknown);
    expect(readPerson(lookup('li'), { ...person, active: false }, scope())).toEqual(unknown);
  });
});

describe('a document', () => {
  const document = (name: string): JobSettings => ({
    ...{ kind: 'document', name, lang: 'zh', ...base },
    results: [{ variable: 'paper', value: '= document.id' }],
  });
  const nameOf = (name: string) => prepareJob(document(name), scope({ who: '李/明' }), 'n');

  it('has a name that every system can keep', () => {
    expect(nameOf('= "证明：" + who')).toEqual({ kind: 'document', name: '证明：李 明.pdf', lang: 'zh' });
    expect(nameOf('x'.repeat(300))).toMatchObject({ name: `${'x'.repeat(100)}.pdf` });
    expect(() => nameOf('= "//"')).toThrow(new JobFailure('document-name-missing'));
  });

  it('gives the results what they name', () => {
    const verdict = readDocument(document('x'), { id: 'd' }, scope());
    expect(verdict).toEqual({ type: 'done', variables: { paper: 'd' } });
  });
});

it.each(Object.entries(JOB_FAILURES))(
  'says %s in both languages, with the same places to fill',
  (_code, { zh, en }) => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(places(zh)).toEqual(places(en));
  },
);

it('fills the places of a text', () => {
  expect(failureText({ code: 'http-refused', params: { status: 403 } }, 'zh')).toBe('对方拒绝了请求（403）。');
});
