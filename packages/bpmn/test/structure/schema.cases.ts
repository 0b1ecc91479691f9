import { chain, END, file, flow, line, process, processFile, START, task } from '../support/bpmn-text.ts';
import type { RuleCase } from '../support/expect-rule.ts';

const SOUND = processFile(line(task('a'), 'a'));
const DIAGRAM = (shown: string) =>
  SOUND.replace(
    '</definitions>',
    `<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="P"><bpmndi:BPMNShape bpmnElement="${shown}"/></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`,
  );

export const schemaCases: readonly RuleCase[] = [
  {
    rule: 'xml-element-unknown',
    keeps: processFile(line(task('a', '<documentation>text</documentation>'), 'a')),
    breaks: [
      processFile(line(task('a', '<documention>text</documention>'), 'a')),
      processFile(line(task('a', '<startEvent id="x"/>'), 'a')),
      file('<task id="t"/>'),
    ],
  },
  {
    rule: 'xml-element-missing',
    keeps: file(
      '<message id="m"/><interface id="i" name="I"><operation id="o" name="O"><inMessageRef>m</inMessageRef></operation></interface>',
    ),
    breaks: [
      file('<interface id="i" name="I"><operation id="o" name="O"/></interface>'),
      file('<interface id="i" name="I"/>'),
      processFile(line(task('a', '<ioSpecification><inputSet/></ioSpecification>'), 'a')),
    ],
  },
  {
    rule: 'xml-element-surplus',
    keeps: SOUND,
    breaks: processFile(line(task('a', '<extensionElements/><extensionElements/>'), 'a')),
  },
  {
    rule: 'xml-order',
    keeps: processFile(line(task('a', '<documentation/><extensionElements/>'), 'a')),
    breaks: processFile(line(task('a', '<extensionElements/><documentation/>'), 'a')),
  },
  {
    rule: 'xml-attribute-unknown',
    keeps: processFile(line(task('a', '', 'xmlns:x="urn:x" x:colour="red" name="A"'), 'a')),
    breaks: processFile(line(task('a', '', 'colour="red"'), 'a')),
  },
  {
    rule: 'xml-attribute-missing',
    keeps: file('<resource id="r" name="R"/>'),
    breaks: [
      file('<resource id="r"/>'),
      processFile(`${line(task('a'), 'a')}<boundaryEvent id="b"/>`),
      processFile(`${line(task('a'), 'a')}<sequenceFlow id="f" sourceRef="a"/>`),
    ],
  },
  { rule: 'target-namespace-missing', keeps: SOUND, breaks: SOUND.replace(' targetNamespace="urn:test"', '') },
  {
    rule: 'xml-value-invalid',
    keeps: processFile(
      line('<exclusiveGateway id="g" gatewayDirection="Unspecified"/><task id="a" startQuantity="2"/>', 'a'),
    ).replace('<exclusiveGateway id="g" gatewayDirection="Unspecified"/>', ''),
    breaks: [
      processFile(line(task('a', '', 'isForCompensation="maybe"'), 'a')),
      processFile(line(task('a', '', 'startQuantity="two"'), 'a')),
      processFile(line(task('1a'), '1a')),
      processFile(line(task('a b'), 'a b')),
      file('<process id="P" processType="Secret"/>'),
    ],
  },
  {
    rule: 'xml-type-invalid',
    keeps: processFile(`${line(task('a') + task('b'), 'a', 'b')}`.replace('<sequenceFlow', '<sequenceFlow')),
    breaks: processFile(
      `${START}${END}${task('a')}${chain('s', 'a')}${flow('a', 'e', '<conditionExpression xsi:type="tTask">x</conditionExpression>')}`,
    ),
  },
  {
    rule: 'id-missing',
    keeps: SOUND,
    breaks: [processFile('<task/>'), processFile('<exclusiveGateway name="?"/>')],
  },
  {
    rule: 'id-duplicate',
    keeps: SOUND,
    breaks: [processFile(line(task('a') + task('a'), 'a')), file('<message id="P"/>', process(line(task('a'), 'a')))],
  },
  {
    rule: 'reference-unresolved',
    keeps: [
      SOUND,
      SOUND.replace('targetRef="a"', 'targetRef="tns:a"'),
      file(
        '<import namespace="http://www.w3.org/2001/XMLSchema" location="x" importType="urn:x"/><message id="m" itemRef="xs:other"/>',
      ),
    ],
    breaks: [
      SOUND.replace('targetRef="a"', 'targetRef="nowhere"'),
      SOUND.replace('targetRef="a"', 'targetRef="other:a"'),
      processFile(line(task('a', '<incoming>nowhere</incoming>'), 'a')),
      file('<message id="m" itemRef="nowhere"/>'),
    ],
  },
  {
    rule: 'operation-unresolved',
    keeps: SOUND,
    breaks: processFile(line('<sendTask id="a" operationRef="nowhere"/>', 'a')),
  },
  {
    rule: 'reference-type',
    keeps: file('<itemDefinition id="i"/><message id="m" itemRef="i"/>'),
    breaks: [
      file('<message id="n"/><message id="m" itemRef="n"/>'),
      SOUND.replace('targetRef="a"', 'targetRef="P"'),
      file('<resource id="r" name="R"/>', process(line('<callActivity id="a" calledElement="r"/>', 'a'))),
    ],
  },
  {
    rule: 'artifact-flow',
    keeps: processFile(
      `${line(task('a'), 'a')}<textAnnotation id="t"/><association id="n" sourceRef="t" targetRef="a"/>`,
    ),
    breaks: [
      processFile(`${line(task('a'), 'a')}<textAnnotation id="t"/>${flow('a', 't')}`),
      processFile(`${line(task('a'), 'a')}<group id="t"/>${flow('t', 'a')}`),
      file(
        '<collaboration id="C"><participant id="p"/><messageFlow id="f" sourceRef="p" targetRef="t"/><group id="t"/></collaboration>',
      ),
    ],
  },
  { rule: 'diagram-reference', keeps: DIAGRAM('a'), breaks: DIAGRAM('nowhere') },
];
