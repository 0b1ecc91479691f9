import { expect, test } from 'vitest';
import { indexModel } from './lookup.ts';
import { parseBpmn } from './parse.ts';

const XML = `<definitions id="D" targetNamespace="t" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:t="t">
<message id="m" name="Order"/><signal id="sig"/><error id="err" errorCode="E1"/><escalation id="esc" escalationCode="C1"/>
<signalEventDefinition id="shared" signalRef="sig"/>
<globalScriptTask id="global"><script>1 + 1</script></globalScriptTask>
<collaboration id="C"><participant id="p1" processRef="P"/><participant id="p2"/><messageFlow id="mf" sourceRef="send" targetRef="p2"/></collaboration>
<process id="P" isExecutable="true">
  <sendTask id="send" messageRef="m"/>
  <callActivity id="call" calledElement="t:global"/>
  <userTask id="each" startQuantity="2" completionQuantity="3"><multiInstanceLoopCharacteristics isSequential="true" behavior="One" oneBehaviorEventRef="shared"><loopCardinality xsi:type="tFormalExpression">= 3</loopCardinality><completionCondition xsi:type="tFormalExpression">numberOfCompletedInstances &gt; 1</completionCondition></multiInstanceLoopCharacteristics></userTask>
  <task id="again"><standardLoopCharacteristics testBefore="true" loopMaximum="4"><loopCondition xsi:type="tFormalExpression">x</loopCondition></standardLoopCharacteristics></task>
  <adHocSubProcess id="free" ordering="Sequential" cancelRemainingInstances="false"><task id="inner"/><completionCondition xsi:type="tFormalExpression">done</completionCondition></adHocSubProcess>
  <subProcess id="esp" triggeredByEvent="true"><startEvent id="on" isInterrupting="false"><eventDefinitionRef>shared</eventDefinitionRef></startEvent></subProcess>
  <boundaryEvent id="undo" attachedToRef="each"><compensateEventDefinition id="c1"/></boundaryEvent>
  <task id="handler" isForCompensation="true"/>
  <intermediateThrowEvent id="throw"><compensateEventDefinition id="c2" activityRef="each" waitForCompletion="false"/></intermediateThrowEvent>
  <intermediateCatchEvent id="when" parallelMultiple="true"><conditionalEventDefinition><condition xsi:type="tFormalExpression">n &gt; 2</condition></conditionalEventDefinition><messageEventDefinition messageRef="m"/></intermediateCatchEvent>
  <endEvent id="fail"><errorEventDefinition errorRef="err"/></endEvent>
  <endEvent id="warn"><escalationEventDefinition escalationRef="esc"/></endEvent>
  <intermediateCatchEvent id="link"><linkEventDefinition name="A"/></intermediateCatchEvent>
  <complexGateway id="some"><activationCondition xsi:type="tFormalExpression">activationCount &gt;= 2</activationCondition></complexGateway>
  <dataObject id="data" name="amount"/><dataObjectReference id="dataRef" dataObjectRef="data"/>
  <scriptTask id="calc"><script>input</script><ioSpecification><dataInput id="di" name="input"/><dataOutput id="do" name="output"/><inputSet><dataInputRefs>di</dataInputRefs></inputSet><outputSet><dataOutputRefs>do</dataOutputRefs></outputSet></ioSpecification>
    <dataInputAssociation><sourceRef>dataRef</sourceRef><targetRef>di</targetRef></dataInputAssociation>
    <dataOutputAssociation><sourceRef>do</sourceRef><targetRef>dataRef</targetRef><transformation>output * 2</transformation></dataOutputAssociation></scriptTask>
  <association id="a" sourceRef="undo" targetRef="handler"/>
</process></definitions>`;

test('reads what a flow node needs to be executed', async () => {
  const { model, warnings } = await parseBpmn(XML);
  expect(warnings).toEqual([]);
  const index = indexModel(model);
  const node = (id: string) => index.node(id);
  const order = { id: 'm', name: 'Order' };
  const signal = { id: 'shared', type: 'bpmn:SignalEventDefinition', ref: { id: 'sig', name: 'sig' } };
  expect(node('send')?.message).toEqual(order);
  expect(node('call')?.calledElement).toBe('global');
  expect(node('each')).toMatchObject({
    startQuantity: 2,
    completionQuantity: 3,
    loop: {
      kind: 'multi',
      isSequential: true,
      cardinality: '3',
      completionCondition: 'numberOfCompletedInstances > 1',
      behavior: 'One',
      oneEvent: signal,
    },
  });
  expect(node('again')?.loop).toEqual({ kind: 'standard', testBefore: true, condition: 'x', maximum: 4 });
  expect(node('free')?.adHoc).toEqual({ isSequential: true, completionCondition: 'done', cancelsRemaining: false });
  expect(node('esp')?.isEventSubProcess).toBe(true);
  expect(node('on')).toMatchObject({ interrupting: false, eventDefinitions: [signal] });
  expect(node('undo')?.compensatedBy).toBe('handler');
  expect(node('handler')?.isForCompensation).toBe(true);
  expect(node('throw')?.eventDefinitions[0]).toMatchObject({ activity: 'each', goesOn: true });
  expect(node('when')).toMatchObject({
    parallelMultiple: true,
    eventDefinitions: [{ condition: 'n > 2' }, { ref: order }],
  });
  expect(node('fail')?.eventDefinitions[0]?.ref).toEqual({ id: 'err', name: 'err', code: 'E1' });
  expect(node('warn')?.eventDefinitions[0]?.ref?.code).toBe('C1');
  expect(node('link')?.eventDefinitions[0]?.link).toBe('A');
  expect(node('some')?.activationCondition).toBe('activationCount >= 2');
  expect(node('calc')).toMatchObject({
    inputs: [{ from: ['amount'], to: 'input' }],
    outputs: [{ from: ['output'], to: 'amount', value: 'output * 2' }],
  });
  expect(model.globalTasks).toEqual([{ id: 'global', type: 'bpmn:ScriptTask', script: '1 + 1' }]);
  expect(model.messageFlows).toEqual([{ id: 'mf', source: 'send', target: 'p2' }]);
});
