import {
  boundary,
  boundaryTimer,
  bpmn,
  bpmnWith,
  chain,
  end,
  event,
  eventSubProcess,
  expression,
  flow,
  gateway,
  log,
  parallel,
  script,
  start,
  subProcess,
  task,
  timer,
  user,
} from '../models.ts';

/** A way to play: see `perform`. */
export type Steps = readonly string[];

/** A process in the middle, and how it comes to its end. */
export interface SnapshotCase {
  name: string;
  runtimes: readonly ('engine' | 'tokens')[];
  xml: string;
  /** What brings it to the state that is frozen. */
  before: Steps;
  /** What brings it to its end; ` → ` says what waits after a step. */
  after: Steps;
}

const BOTH = ['engine', 'tokens'] as const;
const TOKENS = ['tokens'] as const;

const ROOTS =
  '<message id="order" name="Order"/><message id="stop" name="Stop"/><signal id="alarm" name="Alarm"/><error id="err" name="Broken" errorCode="E1"/>';
const message = (ref: string, key = '') => `<messageEventDefinition messageRef="${ref}"${key}/>`;
const catches = (id: string, definition: string) => event('intermediateCatchEvent', id, definition);
const serviceTask = (id: string) =>
  `<serviceTask id="${id}"><extensionElements><flow:externalTask topic="t"/></extensionElements></serviceTask>`;
const many = (id: string, sequential: boolean) =>
  `<userTask id="${id}"><multiInstanceLoopCharacteristics isSequential="${sequential}">${expression('loopCardinality', '3')}</multiInstanceLoopCharacteristics></userTask>`;
const compensation = '<compensateEventDefinition/>';
const undoable = `${user('book')}<userTask id="unbook" isForCompensation="true"/>${boundary('on_book', 'book', compensation)}<association id="as" sourceRef="on_book" targetRef="unbook"/>`;

/** Every kind of thing that waits. */
export const CASES: readonly SnapshotCase[] = [
  {
    name: 'parallel-branches',
    runtimes: BOTH,
    xml: bpmn(
      start() + end() + user('a', 'b', 'c', 'd') + parallel('f', 'j'),
      chain('start', 'f', 'a', 'j', 'd', 'end') + chain('f', 'b', 'j') + chain('f', 'c', 'j'),
    ),
    before: ['complete a'],
    after: ['complete b → c', 'complete c → d', 'complete d'],
  },
  {
    name: 'inclusive-join',
    runtimes: BOTH,
    xml: bpmn(
      start() + end() + user('a', 'b', 'c') + gateway('inclusive', 'f', 'f_a') + gateway('inclusive', 'j'),
      chain('start', 'f', 'a', 'j', 'c', 'end') + flow('f', 'b', 'true') + chain('b', 'j'),
    ),
    before: [],
    after: ['complete b → c', 'complete c'],
  },
  {
    name: 'timers',
    runtimes: BOTH,
    xml: bpmn(
      start() +
        end('end', 'e2', 'e3') +
        user('a') +
        task('note') +
        parallel('f') +
        catches('wait', timer('timeDuration', 'PT2H')) +
        boundaryTimer('again', 'a', false, 'timeCycle', 'R3/PT1H') +
        boundaryTimer('stop', 'a', true, 'timeDuration', 'P1D'),
      chain('start', 'f', 'a', 'end') + chain('f', 'wait', 'e2') + chain('again', 'note', 'e3') + flow('stop', 'e3'),
    ),
    before: ['fire again'],
    after: ['fire again → a wait', 'fire wait → a', 'fire stop'],
  },
  {
    name: 'sub-processes',
    runtimes: BOTH,
    xml: bpmn(
      start() +
        end('end', 'e2') +
        user('b', 'late') +
        subProcess(
          'outer',
          subProcess('inner', user('a'), chain('inner_s', 'a', 'inner_e')),
          chain('outer_s', 'inner', 'outer_e'),
        ) +
        boundaryTimer('slow', 'outer', false, 'timeDuration', 'PT1H'),
      chain('start', 'outer', 'b', 'end') + chain('slow', 'late', 'e2'),
    ),
    before: [],
    after: ['fire slow → a late', 'complete a → b late', 'complete late', 'complete b'],
  },
  {
    name: 'events',
    runtimes: BOTH,
    xml: bpmnWith(
      ROOTS,
      `${start() + end('end', 'e2', 'e3') + user('a') + parallel('f')}<eventBasedGateway id="g"/>`,
      catches('m', message('order', ' flow:correlationKey="&quot;A-1&quot;"')) +
        catches('t', timer('timeDuration', 'PT1H')),
      catches('n', message('stop')) + catches('s', '<signalEventDefinition signalRef="alarm"/>'),
      boundary('warned', 'a', '<signalEventDefinition signalRef="alarm"/>', false),
      `<receiveTask id="r" messageRef="stop"/>`,
      chain('start', 'f', 'g', 'm', 'end') + chain('g', 't', 'end') + chain('f', 'n', 's', 'e2'),
      chain('f', 'r', 'a', 'e3') + flow('warned', 'e2'),
    ),
    before: ['message n', 'message r'],
    after: ['signal Alarm → a g', 'message m → a', 'complete a'],
  },
  {
    name: 'jobs',
    runtimes: BOTH,
    xml: bpmnWith(
      ROOTS,
      start() + end() + serviceTask('work') + serviceTask('more') + user('mend') + parallel('f', 'j'),
      boundary('broken', 'work', '<errorEventDefinition errorRef="err"/>'),
      gateway('exclusive', 'x'),
      chain('start', 'f', 'work', 'x', 'j', 'end') + chain('f', 'more', 'j') + chain('broken', 'mend', 'x'),
    ),
    before: [],
    after: ['error work E1 → mend more', 'complete more → mend', 'complete mend'],
  },
  {
    name: 'called-process',
    runtimes: BOTH,
    xml: bpmn(
      `${start()}${end()}${user('a')}<callActivity id="call" calledElement="other"/>`,
      chain('start', 'call', 'a', 'end'),
    ),
    before: [],
    after: ['complete call → a', 'complete a'],
  },
  {
    name: 'multi-instance',
    runtimes: BOTH,
    xml: bpmn(
      start() + end() + many('all', false) + many('one', true) + parallel('f', 'j'),
      chain('start', 'f', 'all', 'j', 'end') + chain('f', 'one', 'j'),
    ),
    before: ['complete all', 'complete one'],
    after: ['complete all', 'complete one', 'complete all → one', 'complete one'],
  },
  {
    name: 'data-of-activities',
    runtimes: TOKENS,
    xml: bpmn(
      start() + end() + user('b'),
      subProcess(
        's',
        '<dataObject id="do" name="x"/>',
        script('set', '5', 'x') + user('a'),
        chain('s_s', 'set', 'a', 's_e'),
      ),
      chain('start', 's', 'b', 'end'),
    ),
    before: [],
    after: ['complete a → b', 'complete b'],
  },
  {
    name: 'compensation',
    runtimes: TOKENS,
    xml: bpmn(
      start() + end('e2') + undoable + user('a') + parallel('f') + event('endEvent', 'end', compensation) + user('z'),
      chain('start', 'book', 'f', 'a', 'end') + chain('f', 'z', 'e2'),
    ),
    before: ['complete book', 'complete a'],
    after: ['complete z → unbook', 'complete unbook'],
  },
  {
    name: 'event-sub-processes',
    runtimes: TOKENS,
    xml: bpmnWith(
      ROOTS,
      start() + end() + user('a'),
      eventSubProcess('side', message('order'), false, user('su') + end('se'), chain('side_s', 'su', 'se')),
      eventSubProcess('halt', message('stop'), true, user('hu') + end('he'), chain('halt_s', 'hu', 'he')),
      chain('start', 'a', 'end'),
    ),
    before: ['message side_s'],
    after: ['message halt_s → hu', 'complete hu'],
  },
  {
    name: 'loops-and-ad-hoc',
    runtimes: TOKENS,
    xml: bpmn(
      start() + end('end', 'e2') + parallel('f'),
      `<userTask id="again"><standardLoopCharacteristics loopMaximum="3"/></userTask>`,
      `<adHocSubProcess id="hoc" ordering="Sequential">${user('x', 'y')}</adHocSubProcess>`,
      chain('start', 'f', 'again', 'end') + chain('f', 'hoc', 'e2'),
    ),
    before: ['complete again'],
    after: ['complete x → again y', 'complete again', 'complete y → again', 'complete again'],
  },
  {
    name: 'complex-gateway',
    runtimes: TOKENS,
    xml: bpmn(
      start() +
        end() +
        user('x', 'y', 'z', 'then') +
        parallel('f') +
        `<complexGateway id="any">${expression('activationCondition', 'activationCount >= 2')}</complexGateway>`,
      chain('start', 'f', 'x', 'any', 'then', 'end') + chain('f', 'y', 'any') + chain('f', 'z', 'any'),
    ),
    before: ['complete x', 'complete y'],
    after: ['complete then → z', 'complete z'],
  },
  {
    name: 'several-triggers',
    runtimes: TOKENS,
    xml: bpmnWith(
      ROOTS,
      start() + end() + user('a'),
      event('intermediateCatchEvent', 'both', message('order') + message('stop'), ' parallelMultiple="true"'),
      boundary(
        'if',
        'a',
        `<conditionalEventDefinition>${expression('condition', 'n > 5')}</conditionalEventDefinition>`,
        false,
      ),
      log('note') + end('e2'),
      chain('start', 'both', 'a', 'end') + chain('if', 'note', 'e2'),
    ),
    before: ['message both'],
    after: ['message both → a', 'complete a'],
  },
];
