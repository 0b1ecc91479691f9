import { syntaxFault } from '@flowhall/feel';
import { children, isElement, type ModdleElement } from '../moddle-element.ts';
import type { LocalizedText } from '../text.ts';
import { type EditableBpmn, editBpmn } from '../write-bpmn.ts';
import { type Hint, hintsOf, vendorPrefixes } from './hints.ts';
import { juelToFeel } from './juel.ts';
import { stepFromHints, USED_BY_STEPS } from './step-from-hints.ts';
import { keptNote } from './words.ts';

/** One thing of another engine in a file. */
export interface ForeignNote {
  elementId: string;
  /** Name of the element, else its id. */
  element: string;
  /** What stands in the file, such as `camunda:assignee="kim"`. */
  written: string;
  message: LocalizedText;
}

/** A file of another engine, with our settings where there is a counterpart. */
export interface AdoptedBpmn {
  /** The file itself where nothing had to be done. */
  xml: string;
  mapped: ForeignNote[];
  /** Kept in the file, but without effect here; each says what to do. */
  kept: ForeignNote[];
}

/**
 * Reads what Camunda 7 and 8, Flowable and Activiti say of people, forms, due dates and conditions, and says it in `flow:`
 * settings. Everything that was in the file stays in it, save expressions in another language, which are said in FEEL
 * instead. Steps that have settings of ours are left alone.
 *
 * @throws Error when the file is no BPMN
 */
export async function adoptForeign(xml: string): Promise<AdoptedBpmn> {
  const file = await editBpmn(xml);
  const prefixes = vendorPrefixes(file.definitions);
  const notes: Notes = { mapped: [], kept: [] };
  for (const element of elementsOf(file.definitions)) {
    if (prefixes.size > 0) adoptHints(file, element, hintsOf(element, prefixes), notes);
    for (const part of partsOf(element)) keepHints(element, hintsOf(part, prefixes), notes);
    for (const [holder, property] of expressionsOf(element)) adoptExpression(element, holder, property, notes);
  }
  return { xml: notes.mapped.length > 0 ? await file.write() : xml, ...notes };
}

type Notes = Pick<AdoptedBpmn, 'mapped' | 'kept'>;

function* elementsOf(definitions: ModdleElement): Iterable<ModdleElement> {
  const open = [...children(definitions, 'rootElements')];
  for (let element = open.shift(); element; element = open.shift()) {
    yield element;
    open.push(...children(element, 'flowElements'));
  }
}

/** What lies in an element and may have hints of its own: its loop, and what its events are about. */
const partsOf = (element: ModdleElement): ModdleElement[] =>
  [element.loopCharacteristics, ...children(element, 'eventDefinitions')].filter(isElement);

/** Where an element says something in an expression that is FEEL here. */
function expressionsOf(element: ModdleElement): [holder: ModdleElement, property: string][] {
  const { loopCharacteristics: loop } = element;
  const inLoop = ['loopCardinality', 'completionCondition', 'loopCondition'];
  return [
    [element, 'conditionExpression'],
    [element, 'completionCondition'],
    [element, 'activationCondition'],
    ...(isElement(loop) ? inLoop.map((name): [ModdleElement, string] => [loop, name]) : []),
    ...children(element, 'eventDefinitions').flatMap((definition): [ModdleElement, string][] =>
      ['condition', ...TIMERS].map((name) => [definition, name]),
    ),
  ];
}

const TIMERS = ['timeDate', 'timeDuration', 'timeCycle'];

const noteOf = (element: ModdleElement, written: string, message: LocalizedText): ForeignNote => ({
  elementId: element.id ?? '',
  element: typeof element.name === 'string' && element.name !== '' ? element.name : (element.id ?? ''),
  written,
  message,
});

const written = ({ written: name, value, attributes }: Hint): string => {
  if (value !== '') return `${name}="${value}"`;
  const [first] = Object.entries(attributes);
  return first ? `${name} ${first[0]}="${first[1]}"` : name;
};

function adoptHints({ moddle }: EditableBpmn, element: ModdleElement, hints: readonly Hint[], notes: Notes): void {
  if (hints.length === 0) return;
  const isStep = element.$type === 'bpmn:UserTask';
  const own = isElement(element.extensionElements)
    ? children(element.extensionElements, 'values').filter(({ $type }) => $type === 'flow:Step')
    : [];
  const step = isStep && own.length === 0 ? stepFromHints(hints) : undefined;
  if (step && step.mapped.length > 0) {
    const holder = isElement(element.extensionElements)
      ? element.extensionElements
      : moddle.create('bpmn:ExtensionElements', { values: [] });
    const made = moddle.create('flow:Step', {
      ...step.attributes,
      assignments: step.assignments.map((properties) => moddle.create('flow:Assignment', properties)),
      actions: (step.attributes.kind === 'apply' ? ['agree'] : ['agree', 'disagree', 'return-initiator']).map((name) =>
        moddle.create('flow:Action', { name }),
      ),
      ...(step.due && { due: moddle.create('flow:Due', { after: step.due }) }),
    });
    made.$parent = holder;
    holder.$parent = element;
    holder.values = [...children(holder, 'values'), made];
    element.extensionElements = holder;
  }
  for (const { hint, message } of step?.mapped ?? []) notes.mapped.push(noteOf(element, written(hint), message));
  const done = new Set(step?.mapped.map(({ hint }) => hint));
  for (const hint of hints) {
    // a step with settings of ours needs its hints no more
    if (done.has(hint) || (own.length > 0 && USED_BY_STEPS.has(hint.name))) continue;
    notes.kept.push(noteOf(element, written(hint), keptNote(hint.name)));
  }
}

function keepHints(element: ModdleElement, hints: readonly Hint[], notes: Notes): void {
  for (const hint of hints) notes.kept.push(noteOf(element, written(hint), keptNote(hint.name)));
}

function adoptExpression(element: ModdleElement, holder: ModdleElement, property: string, notes: Notes): void {
  const { [property]: expression } = holder;
  if (!isElement(expression) || typeof expression.body !== 'string') return;
  const source = expression.body.trim();
  if (!/^[$#]\{/.test(source)) return;
  const isTimer = TIMERS.includes(property);
  const feel = juelToFeel(source);
  if (feel === undefined || syntaxFault(feel)) {
    notes.kept.push(noteOf(element, source, keptNote(isTimer ? 'timer' : 'condition')));
    return;
  }
  expression.body = isTimer ? `= ${feel}` : feel;
  expression.language = undefined;
  const isCondition = property === 'conditionExpression';
  notes.mapped.push(
    noteOf(element, source, {
      zh: `${isCondition ? '条件' : '表达式'}改写为 ${feel}`,
      en: `The ${isCondition ? 'condition' : 'expression'} now reads ${feel}`,
    }),
  );
}
