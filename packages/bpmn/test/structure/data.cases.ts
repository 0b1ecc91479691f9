import { chain, file, io, line, process, processFile, task } from '../support/bpmn-text.ts';
import type { RuleCase } from '../support/expect-rule.ts';

const ITEMS =
  '<itemDefinition id="i" structureRef="xs:string"/><itemDefinition id="same" structureRef="xs:string"/><itemDefinition id="other" structureRef="xs:int"/><itemDefinition id="many" isCollection="true"/>';
const OPERATION = `${ITEMS}<message id="in" itemRef="i"/><message id="out" itemRef="i"/><message id="third"/>
<interface id="f" name="F"><operation id="o" name="O"><inMessageRef>in</inMessageRef><outMessageRef>out</outMessageRef></operation></interface>
<interface id="f2" name="F2"><operation id="o2" name="O2"><inMessageRef>in</inMessageRef></operation></interface>`;
const object = (name: string, reference: string) =>
  processFile(
    `<dataObject id="d" name="${name}"/><dataObjectReference id="r" dataObjectRef="d" name="${reference}"><dataState id="st" name="paid"/></dataObjectReference>`,
  );
const a = (inner: string, root = ITEMS) =>
  processFile(line(`<dataObject id="d"/><dataObject id="d2"/>${task('a', inner)}`, 'a'), root);
const input = (source: string[], target: string, inner = '') =>
  `<dataInputAssociation>${source.map((id) => `<sourceRef>${id}</sourceRef>`).join('')}<targetRef>${target}</targetRef>${inner}</dataInputAssociation>`;
const output = (source: string, target: string) =>
  `<dataOutputAssociation><sourceRef>${source}</sourceRef><targetRef>${target}</targetRef></dataOutputAssociation>`;
const associated = (item: string, inner: string) =>
  processFile(
    line(
      `<dataObject id="d" itemSubjectRef="i"/><dataObjectReference id="r" dataObjectRef="d"/>${task('a', io(['x'], [], item) + input(['r'], 'x', inner))}`,
      'a',
    ),
    ITEMS,
  );
const specification = (sets: string) =>
  a(`<ioSpecification><dataInput id="x"/><dataInput id="y"/><dataOutput id="z"/>${sets}</ioSpecification>`);
const BOTH = '<dataInputRefs>x</dataInputRefs><dataInputRefs>y</dataInputRefs>';
const OUT = '<dataOutputRefs>z</dataOutputRefs>';
const service = (tag: string, attributes: string, data: string) =>
  processFile(line(`<${tag} id="a" ${attributes}>${data}</${tag}>`, 'a'), OPERATION);
const bound = (binding: string, item = 'i', supported = 'f') =>
  file(
    OPERATION,
    `<globalTask id="gt"><supportedInterfaceRef>${supported}</supportedInterfaceRef>${io(['gi'], ['go'], item)}${binding}</globalTask>`,
    '<process id="Q"/>',
  );
const BINDING = '<ioBinding operationRef="o" inputDataRef="gi" outputDataRef="go"/>';

export const dataCases: readonly RuleCase[] = [
  {
    rule: 'data-object-reference-name',
    keeps: object('Invoice', 'Invoice [paid]'),
    breaks: [object('Invoice', 'Invoice'), object('Invoice', 'Invoice [open]'), object('Invoice', 'Bill [paid]')],
  },
  {
    rule: 'sub-process-data',
    keeps: a(io(['x'], [])),
    breaks: processFile(line(`<subProcess id="a">${io(['x'], [])}</subProcess>`, 'a')),
  },
  {
    rule: 'data-association-direction',
    keeps: a(io(['x'], ['z']) + input(['d'], 'x') + output('z', 'd')),
    breaks: file(
      `<process id="P">${io(['pi'], ['po'])}${line(task('a', io(['x'], ['z']) + input(['po'], 'x') + output('z', 'pi')), 'a')}</process>`,
    ),
  },
  {
    rule: 'data-association-owner',
    keeps: a(io(['x'], []) + input(['d'], 'x')),
    breaks: processFile(
      line(`<dataObject id="d"/>${task('a', io(['x'], []))}${task('b', input(['d'], 'x'))}`, 'a', 'b'),
    ),
  },
  {
    rule: 'data-association-transformation',
    keeps: [
      a(io(['x'], []) + input(['d', 'd2'], 'x', '<transformation>d</transformation>')),
      a(io(['x'], []) + input(['d'], 'x')),
    ],
    breaks: a(io(['x'], []) + input(['d', 'd2'], 'x')),
  },
  {
    rule: 'data-association-item',
    keeps: [associated('same', ''), associated('other', '<transformation>d</transformation>')],
    breaks: associated('other', ''),
  },
  {
    rule: 'data-collection',
    keeps: [
      a(io(['x'], [], 'i')),
      processFile('<dataObject id="d" isCollection="true" itemSubjectRef="many"/>', ITEMS),
    ],
    breaks: [
      a(io(['x'], [], 'many')),
      processFile('<dataObject id="d" isCollection="true" itemSubjectRef="i"/>', ITEMS),
    ],
  },
  {
    rule: 'data-input-set',
    keeps: specification(`<inputSet>${BOTH}</inputSet><outputSet>${OUT}</outputSet>`),
    breaks: [
      specification(`<inputSet><dataInputRefs>x</dataInputRefs></inputSet><outputSet>${OUT}</outputSet>`),
      specification(`<inputSet>${BOTH}</inputSet><outputSet/>`),
    ],
  },
  {
    rule: 'data-set-subset',
    keeps: specification(
      `<inputSet>${BOTH}<optionalInputRefs>y</optionalInputRefs></inputSet><outputSet>${OUT}</outputSet>`,
    ),
    breaks: [
      specification(
        `<inputSet><dataInputRefs>x</dataInputRefs><optionalInputRefs>y</optionalInputRefs></inputSet><inputSet>${BOTH}</inputSet><outputSet>${OUT}</outputSet>`,
      ),
      specification(
        `<inputSet><dataInputRefs>x</dataInputRefs><whileExecutingInputRefs>y</whileExecutingInputRefs></inputSet><inputSet>${BOTH}</inputSet><outputSet>${OUT}</outputSet>`,
      ),
      specification(
        `<inputSet>${BOTH}</inputSet><outputSet><optionalOutputRefs>z</optionalOutputRefs></outputSet><outputSet>${OUT}</outputSet>`,
      ),
    ],
  },
  {
    rule: 'data-set-owner',
    keeps: a(io(['x'], [])),
    breaks: processFile(
      line(
        task('a', io(['x'], [])) +
          task('b', io(['y'], []).replace('<dataInputRefs>y', '<dataInputRefs>y</dataInputRefs><dataInputRefs>x')),
        'a',
        'b',
      ),
    ),
  },
  {
    rule: 'data-set-pair',
    keeps: specification(
      `<inputSet id="is">${BOTH}<outputSetRefs>os</outputSetRefs></inputSet><outputSet id="os">${OUT}<inputSetRefs>is</inputSetRefs></outputSet>`,
    ),
    breaks: [
      specification(
        `<inputSet id="is">${BOTH}<outputSetRefs>os</outputSetRefs></inputSet><outputSet id="os">${OUT}</outputSet>`,
      ),
      specification(
        `<inputSet id="is">${BOTH}</inputSet><outputSet id="os">${OUT}<inputSetRefs>is</inputSetRefs></outputSet>`,
      ),
    ],
  },
  {
    rule: 'data-state-item',
    keeps: processFile(
      '<dataObject id="d" itemSubjectRef="i"/><dataObjectReference id="r" dataObjectRef="d" itemSubjectRef="i"/>',
      ITEMS,
    ),
    breaks: processFile(
      '<dataObject id="d" itemSubjectRef="i"/><dataObjectReference id="r" dataObjectRef="d" itemSubjectRef="other"/>',
      ITEMS,
    ),
  },
  {
    rule: 'service-task-inputs',
    keeps: [service('serviceTask', 'operationRef="o"', io(['x'], ['z'], 'i')), service('serviceTask', '', '')],
    breaks: service('serviceTask', 'operationRef="o"', ''),
  },
  {
    rule: 'service-task-input-item',
    keeps: service('serviceTask', 'operationRef="o"', io(['x'], ['z'], 'same')),
    breaks: [
      service('serviceTask', 'operationRef="o2"', io(['x'], [], 'other')),
      service('serviceTask', 'operationRef="o2"', io(['x', 'y'], [], 'i')),
    ],
  },
  {
    rule: 'service-task-output-item',
    keeps: service('serviceTask', 'operationRef="o"', io(['x'], ['z'], 'i')),
    breaks: [
      service('serviceTask', 'operationRef="o"', io(['x'], [], 'i')),
      service('serviceTask', 'operationRef="o"', io(['x'], ['z'], 'other')),
    ],
  },
  {
    rule: 'send-task-data',
    keeps: [service('sendTask', 'messageRef="in"', io(['x'], [], 'same')), service('sendTask', 'messageRef="in"', '')],
    breaks: [
      service('sendTask', 'messageRef="in"', io(['x'], [], 'other')),
      service('sendTask', 'messageRef="in"', io(['x'], [])),
      service('sendTask', 'messageRef="in"', io(['x', 'y'], [], 'i')),
    ],
  },
  {
    rule: 'receive-task-data',
    keeps: service('receiveTask', 'messageRef="in"', io([], ['z'], 'i')),
    breaks: [
      service('receiveTask', 'messageRef="in"', io([], ['z'], 'other')),
      service('receiveTask', 'messageRef="in"', io([], ['y', 'z'], 'i')),
    ],
  },
  {
    rule: 'task-operation-message',
    keeps: service('sendTask', 'messageRef="in" operationRef="o"', ''),
    breaks: service('sendTask', 'messageRef="third" operationRef="o"', ''),
  },
  { rule: 'service-binding-missing', keeps: bound(BINDING), breaks: bound('') },
  {
    rule: 'service-binding-data',
    keeps: [bound(BINDING), bound(BINDING, 'same')],
    breaks: [
      bound(BINDING, 'other'),
      bound(BINDING.replace('"o"', '"o2"')),
      file(
        OPERATION,
        `<process id="Q">${io(['qi'], ['qo'], 'i')}</process>`,
        bound(BINDING.replace('"gi"', '"qi"')).replace(/[\s\S]*(<globalTask[\s\S]*<\/globalTask>)[\s\S]*/, '$1'),
      ),
    ],
  },
  {
    rule: 'process-public-executable',
    keeps: [
      file('<process id="P" processType="Public" isExecutable="false"/>'),
      file('<process id="P" processType="Private" isExecutable="true"/>'),
    ],
    breaks: file('<process id="P" processType="Public" isExecutable="true"/>'),
  },
  ...collaborationCases(),
];

function collaborationCases(): RuleCase[] {
  const pools = (inner: string, q = '<startEvent id="qs"/><endEvent id="qe"/>') =>
    file(
      '<message id="m"/>',
      `<collaboration id="C"><participant id="pp" processRef="P"/><participant id="pq" processRef="Q"/><participant id="px"/>${inner}</collaboration>`,
      process(
        line(
          `<sendTask id="send"/><receiveTask id="rec"/><task id="a"/><intermediateThrowEvent id="throw"><messageEventDefinition messageRef="m"/></intermediateThrowEvent>`,
          'send',
          'rec',
          'a',
          'throw',
        ),
      ),
      `<process id="Q">${q}${chain('qs', 'qe')}</process>`,
    );
  const messageFlow = (source: string, target: string) =>
    `<messageFlow id="f" sourceRef="${source}" targetRef="${target}"/>`;
  const MESSAGE_START = '<startEvent id="qs"><messageEventDefinition messageRef="m"/></startEvent><endEvent id="qe"/>';
  const lanes = (one: string[], two: string[], attributes = '') => {
    const lane = (id: string, nodes: string[]) =>
      `<lane id="${id}">${nodes.map((n) => `<flowNodeRef>${n}</flowNodeRef>`).join('')}</lane>`;
    return file(
      `<process id="P" ${attributes}><laneSet id="ls">${lane('l1', one)}${lane('l2', two)}</laneSet>${line(task('a'), 'a')}</process>`,
      '<process id="Q"><task id="t"/></process>',
    );
  };
  const choreography = (participants: string[], initiator: string, ends = ['p', 'q']) =>
    file(
      `<choreography id="ch"><participant id="p"/><participant id="q"/><participant id="r"/><messageFlow id="f" sourceRef="${ends[0]}" targetRef="${ends[1]}"/><choreographyTask id="t" initiatingParticipantRef="${initiator}">${participants
        .map((id) => `<participantRef>${id}</participantRef>`)
        .join('')}<messageFlowRef>f</messageFlowRef></choreographyTask></choreography>`,
    );
  const bounds = (attributes: string) =>
    file(
      `<collaboration id="C"><participant id="p"><participantMultiplicity ${attributes}/></participant></collaboration>`,
    );
  return [
    {
      rule: 'multiplicity-minimum',
      keeps: bounds('minimum="0" maximum="3"'),
      breaks: bounds('minimum="-1" maximum="3"'),
    },
    {
      rule: 'multiplicity-maximum',
      keeps: bounds('minimum="2" maximum="2"'),
      breaks: [bounds('minimum="3" maximum="2"'), bounds('minimum="0" maximum="0"')],
    },
    {
      rule: 'message-flow-pools',
      keeps: pools(messageFlow('send', 'px')),
      breaks: [pools(messageFlow('send', 'rec')), pools(messageFlow('a', 'pp'))],
    },
    {
      rule: 'message-flow-source',
      keeps: [pools(messageFlow('throw', 'pq')), pools(messageFlow('px', 'pq'))],
      breaks: [pools(messageFlow('s', 'pq')), pools(messageFlow('e', 'pq'))],
    },
    {
      rule: 'message-flow-target',
      keeps: pools(messageFlow('send', 'qs'), MESSAGE_START),
      breaks: [pools(messageFlow('send', 'qs')), pools(messageFlow('send', 'qe')), pools(messageFlow('px', 'throw'))],
    },
    {
      rule: 'message-flow-activity',
      keeps: [pools(messageFlow('send', 'px')), pools(messageFlow('px', 'rec')), pools(messageFlow('px', 'a'))],
      breaks: [pools(messageFlow('px', 'send')), pools(messageFlow('rec', 'px'))],
    },
    {
      rule: 'participant-process',
      keeps: pools(''),
      breaks: pools('').replace('<participant id="px"/>', '<participant id="px" processRef="P"/>'),
    },
    { rule: 'lane-content', keeps: lanes(['s', 'a'], ['e']), breaks: [lanes(['s', 'a'], ['a']), lanes(['s'], ['t'])] },
    {
      rule: 'choreography-reference',
      keeps: file('<choreography id="x"/><collaboration id="C"><choreographyRef>x</choreographyRef></collaboration>'),
      breaks: [
        file('<choreography id="x"/><choreography id="C"><choreographyRef>x</choreographyRef></choreography>'),
        file(
          '<choreography id="x"/><globalConversation id="C"><choreographyRef>x</choreographyRef></globalConversation>',
        ),
      ],
    },
    {
      rule: 'global-conversation-content',
      keeps: file('<globalConversation id="C"><participant id="p"/></globalConversation>'),
      breaks: [
        file('<globalConversation id="C"><conversation id="n"/></globalConversation>'),
        file('<process id="P"/><globalConversation id="C"><participant id="p" processRef="P"/></globalConversation>'),
      ],
    },
    {
      rule: 'conversation-link',
      keeps: pools('<conversation id="n"/><conversationLink id="k" sourceRef="px" targetRef="n"/>'),
      breaks: [
        pools('<conversationLink id="k" sourceRef="px" targetRef="pq"/>'),
        pools('<conversation id="n"/><conversation id="o"/><conversationLink id="k" sourceRef="n" targetRef="o"/>'),
      ],
    },
    {
      rule: 'choreography-participants',
      keeps: choreography(['p', 'q'], 'p'),
      breaks: [choreography(['p', 'q'], 'r'), choreography(['p', 'p'], 'p')],
    },
    {
      rule: 'choreography-message',
      keeps: choreography(['p', 'q'], 'q'),
      breaks: choreography(['p', 'q'], 'p', ['p', 'r']),
    },
  ];
}
