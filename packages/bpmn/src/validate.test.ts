import { describe, expect, test } from 'vitest';
import type { ValidationContext } from './finding.ts';
import { validateModel } from './validate.ts';

const STEP =
  '<extensionElements><flow:step kind="apply" form="f"><flow:assignment rule="initiator"/></flow:step></extensionElements>';
const user = (id: string, inner = STEP) => `<userTask id="${id}">${inner}</userTask>`;
const flow = (source: string, target: string, inner = '', id = `${source}_${target}`) =>
  `<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${inner}</sequenceFlow>`;
const when = (condition: string, language = '') =>
  `<conditionExpression xsi:type="tFormalExpression"${language && ` language="${language}"`}>${condition}</conditionExpression>`;
const timed = (kind: string, value: string) =>
  `<timerEventDefinition><${kind} xsi:type="tFormalExpression">${value}</${kind}></timerEventDefinition>`;

const model = (body: string, process = '<process id="P" isExecutable="true">') =>
  `<?xml version="1.0"?>
<definitions id="D" targetNamespace="urn:test" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:flow="https://flowhall.dev/schema/flow/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<message id="m"/>${process}<startEvent id="s"/><endEvent id="e"/>
${body}
</process></definitions>`;

/** `rule elementId` of every finding, those about the missing diagram left out. */
async function rules(xml: string, context: ValidationContext = {}): Promise<string[]> {
  const findings = await validateModel(xml, context);
  for (const { message, mend } of findings) expect(message.zh && message.en && mend.zh && mend.en).toBeTruthy();
  return findings
    .filter((f) => f.rule !== 'diagram-missing')
    .map((f) => [f.rule, f.elementId].filter(Boolean).join(' '));
}

const line = (inner: string) => `${user('u', inner)}${flow('s', 'u')}${flow('u', 'e')}`;
const LINE = line(STEP);

test('a sound model has no findings but the missing diagram, which is a warning', async () => {
  const findings = await validateModel(model(LINE));
  expect(new Set(findings.map((f) => `${f.rule} ${f.severity}`))).toEqual(new Set(['diagram-missing warning']));
  expect(findings).toHaveLength(5);
});

test('a drawn element is not missing from the diagram', async () => {
  const diagram =
    '<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="P"><bpmndi:BPMNShape bpmnElement="u"/></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>';
  const findings = await validateModel(model(LINE).replace('</definitions>', `${diagram}</definitions>`));
  expect(findings.map((f) => f.elementId)).not.toContain('u');
});

test('findings name the line', async () => {
  const findings = await validateModel(model(`\n\n${user('u', '')}${flow('s', 'u')}${flow('u', 'e')}`));
  expect(findings.find((f) => f.rule === 'step-missing')).toMatchObject({ line: 6, severity: 'error' });
});

test('unreadable XML is one finding', async () => {
  expect(await validateModel('<x')).toMatchObject([{ rule: 'model-unreadable', severity: 'error', line: 1 }]);
});

describe('process', () => {
  test.each([
    ['no executable process', model(LINE, '<process id="P">'), 'process-executable'],
    [
      'two executable processes',
      model(LINE).replace('<message', '<process id="Q" isExecutable="true"/><message'),
      'process-executable P',
    ],
    ['no start', model(LINE).replace('<startEvent id="s"/>', '<task id="s"/>'), 'start-missing P'],
    ['two starts', model(`${LINE}<startEvent id="s2"/>${flow('s2', 'u')}`), 'start-several s2'],
    ['no end', model(LINE).replace('<endEvent id="e"/>', '<task id="e"/>'), 'end-missing P'],
  ])('%s', async (_, xml, finding) => {
    expect(await rules(xml)).toContain(finding);
  });
});

describe('connections', () => {
  test.each([
    ['a flow to nothing', `${LINE}${flow('u', 'nowhere')}`, ['reference-unresolved u_nowhere']],
    ['a node that nothing leads to', `${LINE}<task id="t"/>${flow('t', 'e')}`, ['not-connected t']],
    ['a node that leads nowhere', `${LINE}<task id="t"/>${flow('u', 't')}`, ['dead-end t']],
    ['a flow into a start', `${LINE}${flow('u', 's')}`, ['flow-into-start s']],
    ['a flow out of an end', `${LINE}${flow('e', 'u')}`, ['flow-out-of-end e']],
    [
      'a flow across scopes',
      `${LINE}<subProcess id="sub"><task id="t"/></subProcess>${flow('u', 'sub')}${flow('sub', 'e')}${flow('u', 't')}`,
      ['flow-crosses-scope u_t'],
    ],
    ['a doubled id', `${LINE}<task id="u"/>`, ['id-duplicate u', 'not-connected u', 'dead-end u']],
  ])('%s', async (_, body, findings) => {
    expect(await rules(model(body))).toEqual(findings);
  });

  test('a boundary event without a host, or with a flow into it', async () => {
    const event = (host: string) =>
      `<boundaryEvent id="b"${host}>${timed('timeDuration', 'P1D')}</boundaryEvent>${flow('b', 'e')}`;
    expect(await rules(model(LINE + event('')))).toContain('boundary-host b');
    expect(await rules(model(`${LINE}${event(' attachedToRef="u"')}${flow('u', 'b')}`))).toEqual([
      'flow-into-boundary b',
    ]);
    expect(await rules(model(LINE + event(' attachedToRef="u"')))).toEqual([]);
  });
});

describe('unsupported constructs are refused by name', () => {
  const beside = (xml: string) => `${LINE}${xml}${flow('u', 'x')}${flow('x', 'e')}`;
  test.each([
    ['<implicitThrowEvent id="x"/>', 'ImplicitThrowEvent'],
    ['<intermediateCatchEvent id="x"/>', 'IntermediateCatchEvent without a trigger'],
    [
      '<intermediateCatchEvent id="x"><errorEventDefinition/></intermediateCatchEvent>',
      'IntermediateCatchEvent (ErrorEventDefinition)',
    ],
    [
      '<subProcess id="y"><startEvent id="x"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></startEvent></subProcess>',
      'StartEvent with a trigger in a sub-process',
    ],
    ['<scriptTask id="x" scriptFormat="javascript"><script>1</script></scriptTask>', 'script language javascript'],
  ])('%s', async (xml, name) => {
    const findings = (await validateModel(model(beside(xml)))).filter((f) => f.rule === 'unsupported');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ elementId: 'x', severity: 'error' });
    expect(findings[0]?.message.en).toContain(`: ${name}.`);
    expect(findings[0]?.message.zh).toContain(name);
  });

  test('a reference into another file', async () => {
    const xml = model(`${LINE}${flow('u', 'x:t', '', 'f')}`)
      .replace('xmlns:flow', 'xmlns:x="urn:x" xmlns:flow')
      .replace('<message', '<import namespace="urn:x" location="x.bpmn" importType="urn:bpmn"/><message');
    expect(await rules(xml)).toEqual(['unsupported f']);
    expect(await rules(xml.replace(/<import.*?>/, ''))).toContain('reference-unresolved f');
    const severities = async (source: string) =>
      (await validateModel(source, {}, { profile: 'bpmn' })).flatMap(({ rule, severity }) =>
        rule === 'unsupported' ? [severity] : [],
      );
    expect(await severities(xml)).toEqual(['error']);
    const received = xml.replaceAll(flow('u', 'x:t', '', 'f'), '<receiveTask id="r" messageRef="x:m"/>');
    expect(received).not.toBe(xml);
    expect(await severities(received)).toEqual(['warning']);
  });

  test('what is only drawn is a warning', async () => {
    const xml = model(LINE).replace(
      '<message id="m"/>',
      '<collaboration id="c"><participant id="p" processRef="P"/><participant id="q"/><messageFlow id="mf" sourceRef="q" targetRef="p"/></collaboration>',
    );
    expect((await validateModel(xml)).find((f) => f.rule === 'drawn-only')).toMatchObject({
      severity: 'warning',
      elementId: 'mf',
    });
  });
});

describe('branching', () => {
  const split = (gateway: string, one = '', two = '') =>
    `${user('u')}${user('v')}${gateway}${flow('s', 'g')}${flow('g', 'u', one)}${flow('g', 'v', two)}${flow('u', 'e')}${flow('v', 'e')}`;
  const manual = '<extensionElements><flow:branching choice="manual"/></extensionElements>';

  test.each([
    ['conditions and a default', split('<exclusiveGateway id="g" default="g_v"/>', when('x')), []],
    ['no default', split('<exclusiveGateway id="g"/>', when('x'), when('y')), ['default-missing g']],
    ['a flow without a condition', split('<inclusiveGateway id="g" default="g_v"/>'), ['condition-missing g_u']],
    [
      'a default with a condition',
      split('<exclusiveGateway id="g" default="g_v"/>', when('x'), when('y')),
      ['default-has-condition g_v'],
    ],
    [
      'a default of another node',
      split('<exclusiveGateway id="g" default="u_e"/>', when('x'), when('y')),
      ['default-elsewhere g', 'default-missing g'],
    ],
    ['a condition on a parallel split', split('<parallelGateway id="g"/>', when('x')), ['condition-source g_u']],
    [
      'the handler chooses among what has no name',
      split(`<exclusiveGateway id="g">${manual}</exclusiveGateway>`),
      ['choice-unnamed g_u', 'choice-unnamed g_v'],
    ],
  ])('%s', async (_, body, findings) => {
    expect(await rules(model(body))).toEqual(findings);
  });
});

describe('expressions', () => {
  test.each([
    [
      'a condition',
      `${user('u')}${flow('s', 'u')}${flow('u', 'e', when('x >'))}${flow('u', 'e', '', 'f')}`,
      ['condition-invalid u_e'],
    ],
    [
      'another language',
      `${user('u')}${flow('s', 'u')}${flow('u', 'e', when('x', 'javascript'))}${flow('u', 'e', '', 'f')}`,
      ['expression-language u_e'],
    ],
    [
      'a script',
      `<scriptTask id="u" scriptFormat="feel"><script>a b c +</script></scriptTask>${flow('s', 'u')}${flow('u', 'e')}`,
      ['script-invalid u'],
    ],
    ['no script', `<scriptTask id="u"/>${flow('s', 'u')}${flow('u', 'e')}`, ['script-missing u']],
  ])('%s', async (_, body, findings) => {
    expect(await rules(model(body))).toEqual(findings);
  });

  test.each([
    ['timeDuration', 'P2D', true],
    ['timeDuration', 'PT1H30M', true],
    ['timeDuration', 'P1W', true],
    ['timeDuration', '= duration("P" + string(n) + "D")', true],
    ['timeDuration', '= +', false],
    ['timeDuration', '2 days', false],
    ['timeDuration', 'P', false],
    ['timeDate', '2026-09-01T08:00:00+08:00', true],
    ['timeDate', '2026-09-01', true],
    ['timeDate', 'tomorrow', false],
    ['timeCycle', 'R3/PT8H', true],
    ['timeCycle', 'R/P1D', true],
    ['timeDuration', '-P1D', true],
    ['timeDate', '2026-02-30', false],
    ['timeCycle', 'R/2026-09-01T08:00:00/P1D', true],
    ['timeCycle', 'R3/2026-09-01T08:00:00/P1D/2027-01-01', true],
    ['timeCycle', '0 8 * * MON-FRI', true],
    ['timeCycle', '0 0 8 * * ?', true],
    ['timeCycle', 'R0/P1D', false],
    ['timeCycle', 'R3/PT0S', false],
    ['timeCycle', '61 8 * * *', false],
    ['timeCycle', '0 0 0 8 * * *', false],
    ['timeCycle', '0 8 30 2 *', false],
    ['timeCycle', 'daily', false],
  ])('timer %s %s: %s', async (kind, value, valid) => {
    const body = `<intermediateCatchEvent id="u">${timed(kind, value)}</intermediateCatchEvent>${flow('s', 'u')}${flow('u', 'e')}`;
    expect(await rules(model(body))).toEqual(valid ? [] : ['timer-invalid u']);
  });

  test.each([
    [
      'a loop',
      '<task id="u"><standardLoopCharacteristics><loopCondition xsi:type="tFormalExpression">x +</loopCondition></standardLoopCharacteristics></task>',
    ],
    [
      'a number of instances',
      '<task id="u"><multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">3 +</loopCardinality></multiInstanceLoopCharacteristics></task>',
    ],
    [
      'an event',
      '<intermediateCatchEvent id="u"><conditionalEventDefinition><condition xsi:type="tFormalExpression">(x</condition></conditionalEventDefinition></intermediateCatchEvent>',
    ],
  ])('an expression of %s', async (_, node) => {
    const body = `${node}${flow('s', 'u')}${flow('u', 'e')}`;
    expect(await rules(model(body))).toContain('expression-invalid u');
    const other = body.replace('"tFormalExpression">', '"tFormalExpression" language="urn:groovy">');
    expect(await rules(model(other))).toContain('expression-language u');
  });

  test('says what is wrong with a cron pattern', async () => {
    const body = `<intermediateCatchEvent id="u">${timed('timeCycle', '61 8 * * *')}</intermediateCatchEvent>${flow('s', 'u')}${flow('u', 'e')}`;
    const [finding] = await validateModel(model(body));
    expect(finding?.message.en).toContain('61');
  });

  test.each([
    ['timeDuration', 'P3D', 'true', true],
    ['timeDuration', 'P1DT2H30M', 'true', true],
    ['timeDuration', '= duration("P" + string(n) + "D")', 'true', true],
    ['timeDuration', 'P1M', 'false', true],
    ['timeDuration', 'P1M', 'true', false],
    ['timeDuration', 'P1W', 'true', false],
    ['timeDuration', '-P1D', 'true', false],
    ['timeDuration', 'P1D', 'yes', false],
    ['timeDate', '2026-09-01', 'true', false],
    ['timeCycle', 'R3/PT8H', 'true', false],
  ])('working time of %s %s, %s: %s', async (kind, value, on, valid) => {
    const timer = timed(kind, value).replace('<timerEventDefinition', `$& flow:workingTime="${on}"`);
    const body = `<intermediateCatchEvent id="u">${timer}</intermediateCatchEvent>${flow('s', 'u')}${flow('u', 'e')}`;
    expect(await rules(model(body))).toEqual(valid ? [] : ['timer-working-time u']);
  });

  test.each([
    ['= orderId', []],
    ['orderId', []],
    ['= +', ['correlation-invalid u']],
  ])('correlation key %s', async (key, found) => {
    const definition = `<messageEventDefinition messageRef="m" flow:correlationKey="${key}"/>`;
    const body = `<intermediateCatchEvent id="u">${definition}</intermediateCatchEvent>${flow('s', 'u')}${flow('u', 'e')}`;
    expect(await rules(model(body))).toEqual(found);
    const task = `<receiveTask id="u" messageRef="m" flow:correlationKey="${key}"/>${flow('s', 'u')}${flow('u', 'e')}`;
    expect(await rules(model(task))).toEqual(found);
  });

  test('a data store that is used does not reach other instances', async () => {
    const store = (id: string) => `<dataStoreReference id="${id}" dataStoreRef="ds"/>`;
    const io =
      '<ioSpecification><dataInput id="i"/><inputSet><dataInputRefs>i</dataInputRefs></inputSet><outputSet/></ioSpecification>';
    const reads = `${io}<dataInputAssociation><sourceRef>used</sourceRef><targetRef>i</targetRef></dataInputAssociation>`;
    const body = `${store('used')}${store('unused')}<task id="u">${reads}</task>${flow('s', 'u')}${flow('u', 'e')}`;
    expect(await rules(model(body).replace('<process', '<dataStore id="ds"/><process'))).toEqual([
      'data-store-local used',
    ]);
  });

  test('the start event of a process has no correlation key', async () => {
    const definition = '<messageEventDefinition messageRef="m" flow:correlationKey="= orderId"/>';
    const body = `${LINE}<startEvent id="s2">${definition}</startEvent>${flow('s2', 'u')}`;
    expect(await rules(model(body))).toContain('correlation-misplaced s2');
  });

  test('a timer without a time', async () => {
    const body = `<intermediateCatchEvent id="u"><timerEventDefinition/></intermediateCatchEvent>${flow('s', 'u')}${flow('u', 'e')}`;
    expect(await rules(model(body))).toEqual(['timer-missing u']);
  });
});

describe('step settings', () => {
  const assigned = (assignment: string, attributes = '') =>
    line(`<extensionElements><flow:step ${attributes}>${assignment}</flow:step></extensionElements>`);
  const due = (settings: string, attributes = '') =>
    assigned(`<flow:assignment rule="initiator"/><flow:due ${settings}/>`, attributes);
  const known = { forms: ['f'], roles: ['card'], posts: ['dean'], users: ['u1'], departments: ['d1'] };

  test.each([
    ['no settings', line(''), ['step-missing u']],
    ['nobody assigned', assigned(''), ['assignment-missing u']],
    ['an unknown form', assigned('<flow:assignment rule="initiator"/>', 'form="nix"'), ['form-unknown u']],
    ['an unknown role', assigned('<flow:assignment rule="role" role="nix"/>'), ['assignment-unknown u']],
    ['a known role', assigned('<flow:assignment rule="role" role="card" department="initiator"/>'), []],
    [
      'an unknown department',
      assigned('<flow:assignment rule="role" role="card" department="nix"/>'),
      ['assignment-unknown u'],
    ],
    ['an unknown post', assigned('<flow:assignment rule="post" post="nix"/>'), ['assignment-unknown u']],
    ['an unknown user', assigned('<flow:assignment rule="users" users="u1 nix"/>'), ['assignment-unknown u']],
    ['no role', assigned('<flow:assignment rule="role"/>'), ['assignment-incomplete u']],
    ['no field', assigned('<flow:assignment rule="form-users"/>'), ['assignment-incomplete u']],
    [
      'levels of half a department',
      assigned('<flow:assignment rule="head" levels="0.5"/>'),
      ['assignment-incomplete u'],
    ],
    ['an unknown step', assigned('<flow:assignment rule="handler-of" step="nix"/>'), ['assignment-step-unknown u']],
    ['a known step', assigned('<flow:assignment rule="handler-of" step="u"/>'), []],
    [
      'no FEEL',
      assigned('<flow:assignment rule="expression">a +</flow:assignment>'),
      ['assignment-expression-invalid u'],
    ],
    [
      'a vote without a threshold',
      assigned('<flow:assignment rule="initiator"/>', 'mode="vote"'),
      ['vote-incomplete u'],
    ],
    [
      'a vote by share and threshold',
      assigned('<flow:assignment rule="initiator"/><flow:vote share="2/3" threshold="2"/>', 'mode="vote"'),
      ['vote-incomplete u'],
    ],
    [
      'a share above the whole',
      assigned('<flow:assignment rule="initiator"/><flow:vote share="120%"/>', 'mode="vote"'),
      ['vote-incomplete u'],
    ],
    [
      'a weight that is no FEEL',
      assigned('<flow:assignment rule="initiator"/><flow:vote share="60%" weight="1 +"/>', 'mode="vote"'),
      ['vote-expression-invalid u'],
    ],
    [
      'a vote',
      assigned('<flow:assignment rule="initiator"/><flow:vote threshold="2" veto="= true"/>', 'mode="vote"'),
      [],
    ],
    ['a step that is due', due('after="P2D" remindBefore="PT4H, P1D" remindAfter="P1D" overdue="head"'), []],
    ['a step whose time is an expression', due('after="= if urgent then &quot;PT4H&quot; else null"'), []],
    ['a step by the clock', due('after="P1M" counts="clock" remindBefore="P1W"'), []],
    ['a due step without a time', due('overdue="head"'), ['due-invalid u']],
    ['a time that is no FEEL', due('after="= 1 +"'), ['due-invalid u']],
    ['weeks of working time', due('after="P1W"'), ['due-invalid u']],
    ['no time at all', due('after="PT0S"'), ['due-invalid u']],
    ['a reminder that is no duration', due('after="P2D" remindBefore="morning"'), ['due-reminder-invalid u']],
    ['an unknown end of the time', due('after="P2D" overdue="burn"'), ['flow-word u']],
    [
      'an application that agrees by itself',
      due('after="P2D" overdue="auto-agree"', 'kind="apply"'),
      ['due-action-impossible u'],
    ],
    [
      'reminders of what is over',
      due('after="P2D" remindAfter="P1D" overdue="return-previous"'),
      ['due-reminder-void u'],
    ],
    [
      'a message by other channels',
      assigned('<flow:assignment rule="initiator"/><flow:notification event="overdue" channels="sms, wecom"/>'),
      [],
    ],
    [
      'a message of nothing',
      assigned('<flow:assignment rule="initiator"/><flow:notification event="sneezed" channels="sms"/>'),
      ['flow-word u'],
    ],
    [
      'a message by pigeon',
      assigned('<flow:assignment rule="initiator"/><flow:notification event="urged" channels="pigeon"/>'),
      ['flow-word u'],
    ],
    ['a mistyped word', assigned('<flow:assignment rule="initiator"/>', 'kind="aprove"'), ['flow-word u']],
    [
      'a mistyped rule',
      assigned('<flow:assignment rule="initiator"/><flow:assignment rule="initator"/>'),
      ['flow-word u'],
    ],
  ])('%s', async (_, body, findings) => {
    expect(await rules(model(body), known)).toEqual(findings);
  });

  test('what is not known is not checked', async () => {
    expect(await rules(model(assigned('<flow:assignment rule="role" role="nix"/>', 'form="nix"')))).toEqual([]);
  });
});
