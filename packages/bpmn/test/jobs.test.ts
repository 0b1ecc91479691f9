import { describe, expect, test } from 'vitest';
import { parseBpmn, validateModel } from '../src/index.ts';

const model = (task: string) => `<?xml version="1.0"?>
<definitions id="D" targetNamespace="urn:test" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flow="https://flowhall.dev/schema/flow/1">
<error id="taken" errorCode="taken"/><process id="P" isExecutable="true"><startEvent id="s"/><endEvent id="e"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="t"/><sequenceFlow id="f2" sourceRef="t" targetRef="e"/>
${task}
<boundaryEvent id="b" attachedToRef="t"><errorEventDefinition errorRef="taken"/></boundaryEvent><sequenceFlow id="f3" sourceRef="b" targetRef="e"/>
</process></definitions>`;
const task = (settings: string, type = 'serviceTask') =>
  model(`<${type} id="t"><extensionElements>${settings}</extensionElements></${type}>`);

/** Rules of the findings about jobs. */
async function rules(xml: string): Promise<string[]> {
  const findings = await validateModel(xml);
  for (const { message, mend } of findings) expect(message.zh && message.en && mend.zh && mend.en).toBeTruthy();
  return findings.map(({ rule }) => rule).filter((rule) => /^(?:job|flow)-/.test(rule));
}

const read = async (xml: string) => (await parseBpmn(xml)).model.nodes.find(({ id }) => id === 't')?.job;

describe('what a task has done as a job', () => {
  test('a request', async () => {
    const xml = task(`<flow:http method="POST" url="= &quot;https://api.example/&quot; + form.id" timeout="PT5S">
      <flow:header name="Authorization" value="= &quot;Bearer &quot; + secrets.CARDS"/>
      <flow:body>= { name: form.name }</flow:body>
      <flow:result variable="number" value="= response.body.number"/>
      <flow:error when="= response.status = 409" code="taken"/></flow:http><flow:retry attempts="3" backoff="PT1M"/>`);
    expect(await read(xml)).toEqual({
      kind: 'http',
      method: 'POST',
      url: '= "https://api.example/" + form.id',
      headers: [{ name: 'Authorization', value: '= "Bearer " + secrets.CARDS' }],
      body: '= { name: form.name }',
      timeoutMs: 5000,
      results: [{ variable: 'number', value: '= response.body.number' }],
      errors: [{ when: 'response.status = 409', code: 'taken' }],
      retry: { attempts: 3, backoffMs: 60_000 },
    });
    expect(await rules(xml)).toEqual([]);
  });

  test('a mail of a send task', async () => {
    const xml = task(
      '<flow:mail to="= initiator.username" cc="cards@example.edu, card" subject="Card"><flow:body>Ready</flow:body></flow:mail>',
      'sendTask',
    );
    expect(await read(xml)).toEqual({
      kind: 'mail',
      ...{ to: '= initiator.username', cc: 'cards@example.edu, card', subject: 'Card', body: 'Ready' },
      ...{ results: [], errors: [], retry: { attempts: 5, backoffMs: 30_000 } },
    });
    expect(await rules(xml)).toEqual([]);
  });

  test('work of a program outside', async () => {
    const xml = task(
      '<flow:externalTask topic="cards.issue"><flow:input variable="name" value="= form.name"/><flow:result variable="card" value="= output.card"/></flow:externalTask>',
      'businessRuleTask',
    );
    expect(await read(xml)).toMatchObject({
      kind: 'external',
      topic: 'cards.issue',
      inputs: [{ variable: 'name', value: '= form.name' }],
      results: [{ variable: 'card', value: '= output.card' }],
    });
    expect(await rules(xml)).toEqual([]);
  });

  test('a question to the directory', async () => {
    const xml = task(
      '<flow:lookup user="= initiator.id"><flow:result variable="known" value="= person != null"/><flow:error when="= person = null" code="taken"/></flow:lookup>',
    );
    expect(await read(xml)).toEqual({
      kind: 'lookup',
      user: '= initiator.id',
      results: [{ variable: 'known', value: '= person != null' }],
      errors: [{ when: 'person = null', code: 'taken' }],
      retry: { attempts: 5, backoffMs: 30_000 },
    });
    expect(await rules(xml)).toEqual([]);
  });

  test('a document', async () => {
    const xml = task(
      '<flow:document name="= application.number" lang="en"><flow:result variable="paper" value="= document.id"/></flow:document>',
    );
    expect(await read(xml)).toEqual({
      ...{ kind: 'document', name: '= application.number', lang: 'en' },
      results: [{ variable: 'paper', value: '= document.id' }],
      ...{ errors: [], retry: { attempts: 5, backoffMs: 30_000 } },
    });
    expect(await rules(xml)).toEqual([]);
  });

  test('nothing on other elements', async () => {
    expect(await read(task('<flow:externalTask topic="x"/>', 'userTask'))).toBeUndefined();
  });
});

describe('settings that mean nothing are found', () => {
  const http = (attributes: string, inner = '') => task(`<flow:http ${attributes}>${inner}</flow:http>`);
  const URL = 'url="https://a.example/"';
  const topic = (attributes: string, inner = '') =>
    task(`<flow:externalTask ${attributes}>${inner}</flow:externalTask>`);
  const KNOWN = '<flow:result variable="known" value="= person != null"/>';
  const mail = (to: string) => task(`<flow:mail to="${to}" subject="x"><flow:body>x</flow:body></flow:mail>`);

  test.each<[string, string, string[]]>([
    ['no job', model('<serviceTask id="t"/>'), ['job-missing']],
    ['two jobs', task('<flow:externalTask topic="x"/><flow:externalTask topic="y"/>'), ['job-several']],
    ['two kinds of jobs', task(`<flow:http ${URL}/><flow:externalTask topic="y"/>`), ['job-several']],
    [
      'a job and a decision',
      task('<flow:externalTask topic="x"/><flow:calledDecision decision="d" result="r"/>', 'businessRuleTask'),
      ['job-several'],
    ],
    ['a job of a task without', task('<flow:externalTask topic="x"/>', 'task'), ['job-misplaced']],
    ['no address', http(''), ['job-incomplete']],
    ['a relative address', http('url="/cards"'), ['job-url-invalid']],
    ['an address of a file', http('url="file:///etc/passwd"'), ['job-url-invalid']],
    ['a password in the address', http('url="https://a:b@a.example/"'), ['job-url-invalid']],
    ['an address that is no FEEL', http('url="= +"'), ['job-expression-invalid']],
    ['an unknown method', http(`method="FETCH" ${URL}`), ['flow-word']],
    ['no time to wait', http(`timeout="PT0S" ${URL}`), ['job-timeout-invalid']],
    ['too long a timeout', http(`timeout="PT3M" ${URL}`), ['job-timeout-invalid']],
    ['a timeout without a unit', http(`timeout="10" ${URL}`), ['job-timeout-invalid']],
    ['a header that is the server’s', http(URL, '<flow:header name="Host" value="x"/>'), ['job-header-invalid']],
    ['a broken header', http(URL, '<flow:header name="a b" value="x"/>'), ['job-header-invalid']],
    ['two lines in a header', http(URL, '<flow:header name="a" value="x&#10;y"/>'), ['job-header-invalid']],
    ['a result without a name', http(URL, '<flow:result value="= 1"/>'), ['job-incomplete']],
    [
      'a result named so that nobody can say it',
      http(URL, '<flow:result variable="a b" value="= 1"/>'),
      ['job-variable-invalid'],
    ],
    [
      'a secret that would be kept',
      http(URL, '<flow:result variable="a" value="= secrets.A"/>'),
      ['job-secret-misplaced'],
    ],
    ['a secret in an error', http(URL, '<flow:error when="secrets.A = 1" code="taken"/>'), ['job-secret-misplaced']],
    [
      'a secret for a worker',
      topic('topic="x"', '<flow:input variable="a" value="= secrets.A"/>'),
      ['job-secret-misplaced'],
    ],
    ['an error without a code', http(URL, '<flow:error when="true"/>'), ['job-incomplete']],
    ['an error that nobody catches', http(URL, '<flow:error when="true" code="other"/>'), ['job-error-uncaught']],
    ['no topic', topic(''), ['job-incomplete']],
    ['a topic with a space', topic('topic="a b"'), ['job-topic-invalid']],
    ['a recipient who is none', mail('Li Ming &lt;li@example.edu&gt;'), ['job-recipient-invalid']],
    ['nobody to look up', task(`<flow:lookup>${KNOWN}</flow:lookup>`), ['job-incomplete']],
    ['somebody who is no FEEL', task(`<flow:lookup user="= +">${KNOWN}</flow:lookup>`), ['job-expression-invalid']],
    [
      'a secret for the directory',
      task(`<flow:lookup user="= secrets.A">${KNOWN}</flow:lookup>`),
      ['job-secret-misplaced'],
    ],
    ['an answer that nobody uses', task('<flow:lookup user="= initiator.id"/>'), ['job-answer-unused']],
    [
      'a question and a request',
      task(`<flow:lookup user="x">${KNOWN}</flow:lookup><flow:http ${URL}/>`),
      ['job-several'],
    ],
    ['a question of a user task', task(`<flow:lookup user="x">${KNOWN}</flow:lookup>`, 'task'), ['job-misplaced']],
    ['a document without a name', task('<flow:document/>'), ['job-incomplete']],
    ['a document whose name is no FEEL', task('<flow:document name="= +"/>'), ['job-expression-invalid']],
    ['a secret on paper', task('<flow:document name="= secrets.A"/>'), ['job-secret-misplaced']],
    ['a document in no language', task('<flow:document name="x" lang="fr"/>'), ['flow-word']],
    ['no attempts', task('<flow:externalTask topic="x"/><flow:retry attempts="0"/>'), ['job-retry-invalid']],
    ['no pause', task('<flow:externalTask topic="x"/><flow:retry backoff="soon"/>'), ['job-retry-invalid']],
    ['an attribute that is not known', http(`${URL} retries="3"`), ['flow-unknown']],
  ])('%s', async (_, xml, found) => {
    expect(await rules(xml)).toEqual(found);
  });
});
