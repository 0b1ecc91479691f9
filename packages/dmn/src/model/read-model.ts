import type { ModdleElement } from '@flowhall/bpmn';
import { child, children, text } from '@flowhall/bpmn/xml';
import type { DecisionModel, InputElement, Requirement, TypeDefinition, Typed } from './decision-model.ts';
import { readLogic } from './read-logic.ts';

/** Reads the moddle tree of a DMN file into plain data; nothing is judged. */
export function readDecisionModel(definitions: ModdleElement): DecisionModel {
  const namespace = text(definitions, 'namespace');
  const language = text(definitions, 'expressionLanguage');
  const elements = children(definitions, 'drgElement');
  const ofType = (type: string) => elements.filter(({ $type }) => $type === type);
  return {
    types: children(definitions, 'itemDefinition').map(readType),
    inputs: ofType('dmn:InputData').map(readInput),
    decisions: ofType('dmn:Decision').map((element) => {
      const logic = child(element, 'decisionLogic');
      return {
        ...readInput(element),
        ...(logic && { logic: readLogic(logic, language) }),
        requires: readRequirements(element, namespace),
      };
    }),
    functions: ofType('dmn:BusinessKnowledgeModel').map((element) => {
      const definition = child(element, 'encapsulatedLogic');
      const body = definition && child(definition, 'body');
      const kind = (definition && text(definition, 'kind')) ?? 'FEEL';
      return {
        ...named(element),
        parameters: definition ? children(definition, 'formalParameter').map(readTyped) : [],
        ...(kind !== 'FEEL' && { logic: { kind: 'unsupported' as const, what: `${kind} function` } }),
        ...(kind === 'FEEL' && body && { logic: readLogic(body, language) }),
        requires: readRequirements(element, namespace),
      };
    }),
  };
}

function named(element: ModdleElement) {
  const id = element.id ?? '';
  const name = text(element, 'name')?.trim() ?? id;
  const variable = child(element, 'variable');
  return { id, name, variable: (variable && text(variable, 'name')?.trim()) || name };
}

function readInput(element: ModdleElement): InputElement {
  const variable = child(element, 'variable');
  const typeRef = variable && readTyped(variable).typeRef;
  return { ...named(element), ...(typeRef && { typeRef }) };
}

function readTyped(element: ModdleElement): Typed {
  const typeRef = text(element, 'typeRef')?.trim();
  return { name: text(element, 'name')?.trim() ?? '', ...(typeRef && { typeRef }) };
}

function readType(element: ModdleElement): TypeDefinition {
  const allowed = child(element, 'allowedValues');
  const allowedValues = allowed && text(allowed, 'text')?.trim();
  return {
    ...readTyped(element),
    ...(element.id && { id: element.id }),
    isCollection: element.isCollection === true,
    ...(allowedValues && { allowedValues }),
    components: children(element, 'itemComponent').map(readType),
  };
}

/** Authority requirements say who knows, not what is needed. */
function readRequirements(element: ModdleElement, namespace: string | undefined): Requirement[] {
  const requirements = [...children(element, 'informationRequirement'), ...children(element, 'knowledgeRequirement')];
  return requirements.flatMap((requirement) => {
    const reference = ['requiredDecision', 'requiredInput', 'requiredKnowledge'].flatMap(
      (property) => child(requirement, property) ?? [],
    )[0];
    const href = (reference && text(reference, 'href')?.trim()) ?? '';
    const [file, id] = href.includes('#') ? href.split('#') : ['', href];
    return { href, ...(id && (file === '' || file === namespace) && { id }) };
  });
}
