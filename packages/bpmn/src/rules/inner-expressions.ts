import { syntaxFault } from '@flowhall/feel';
import { feelSource } from '../feel-source.ts';
import { child, children, type ModdleElement, text } from '../moddle-element.ts';
import { isFeel } from './admitted.ts';
import { error, label, type RuleFinding, type RuleGroup } from './rule.ts';

/** Expressions inside activities, gateways and events hold valid FEEL: loops, completion, conditions, data. */
export const innerExpressionRules: RuleGroup = function* ({ parsed }) {
  const executable = new Set(parsed.model.processes.flatMap(({ id, isExecutable }) => (isExecutable ? [id] : [])));
  const scopes = new Map(parsed.model.nodes.map(({ id, scopeId }) => [id, scopeId]));
  for (const { id } of parsed.model.nodes) {
    let scope = id;
    for (let outer = scopes.get(scope); outer !== undefined; outer = scopes.get(outer)) scope = outer;
    const element = parsed.elementsById.get(id);
    if (!element || !executable.has(scope)) continue;
    for (const expression of expressionsOf(element)) yield* findings(element, expression);
  }
};

function expressionsOf(element: ModdleElement): ModdleElement[] {
  const loop = child(element, 'loopCharacteristics') ?? { $type: '' };
  const associations = [...children(element, 'dataInputAssociations'), ...children(element, 'dataOutputAssociations')];
  return [
    ...held(element, 'activationCondition', 'completionCondition'),
    ...held(loop, 'loopCondition', 'loopCardinality', 'completionCondition'),
    ...children(loop, 'complexBehaviorDefinition').flatMap((behavior) => held(behavior, 'condition')),
    ...children(element, 'eventDefinitions').flatMap((definition) => held(definition, 'condition')),
    ...associations.flatMap((association) => [
      ...held(association, 'transformation'),
      ...children(association, 'assignment').flatMap((assignment) => held(assignment, 'from')),
    ]),
  ];
}

function held(element: ModdleElement, ...properties: string[]): ModdleElement[] {
  return properties.flatMap((property) => child(element, property) ?? []);
}

function* findings(owner: ModdleElement, expression: ModdleElement): Iterable<RuleFinding> {
  const which = label(owner);
  const language = text(expression, 'language');
  const body = feelSource(text(expression, 'body') ?? '');
  const mend = { zh: '请改为 FEEL 表达式。', en: 'Write it in FEEL.' };
  if (!isFeel(language))
    yield error(
      'expression-language',
      owner.id,
      {
        zh: `${which.zh}的表达式使用了 ${language}，只支持 FEEL。`,
        en: `An expression of ${which.en} is in ${language}; only FEEL is run.`,
      },
      mend,
    );
  else if (syntaxFault(body))
    yield error(
      'expression-invalid',
      owner.id,
      {
        zh: `${which.zh}的表达式不是有效的 FEEL：${body || '（空）'}`,
        en: `An expression of ${which.en} is no valid FEEL: ${body || '(empty)'}`,
      },
      mend,
    );
}
