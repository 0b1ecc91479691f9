import { feelFunction, plainValue } from '@flowhall/feel';
import { type CompiledDecision, DecisionError, type DecisionOutcome } from '../decision.ts';
import type {
  DecisionElement,
  DecisionModel,
  FunctionElement,
  InputElement,
  Requirement,
} from '../model/decision-model.ts';
import { evaluateLogic } from './evaluate-logic.ts';
import { type Evaluation, type Frame, failure, type KnowledgeFunction } from './frame.ts';
import { Types } from './types.ts';

type Variables = Readonly<Record<string, unknown>>;

/** The graph of a file, looked up by id. It has no circles and its references lead somewhere: validation says so. */
export class DecisionGraph {
  readonly types: Types;
  readonly decisionsById: ReadonlyMap<string, DecisionElement>;
  readonly inputsById: ReadonlyMap<string, InputElement>;
  readonly functionsById: ReadonlyMap<string, FunctionElement>;

  constructor({ types, decisions, inputs, functions }: DecisionModel) {
    this.types = new Types(types);
    this.decisionsById = byId(decisions);
    this.inputsById = byId(inputs);
    this.functionsById = byId(functions);
  }

  /** Every decision of the file, ready to be made, by id. */
  decisions(): Map<string, CompiledDecision> {
    return new Map(
      [...this.decisionsById.values()].map((decision) => {
        const { id, name } = decision;
        const evaluate: CompiledDecision['evaluate'] = (variables, context): DecisionOutcome => {
          const evaluation: Evaluation = { context, types: this.types, hits: [] };
          const value = new Making(this, variables, evaluation).decide(decision);
          return { value: plainValue(value), hits: evaluation.hits };
        };
        return [id, { id, name, tables: this.#tablesOf(decision), evaluate }];
      }),
    );
  }

  /** Rules of the tables that a decision needs. A table inside another boxed expression is not counted. */
  #tablesOf(decision: DecisionElement): Map<string, number> {
    const tables = new Map<string, number>();
    const seen = new Set([decision.id]);
    for (const id of seen) {
      const element = this.decisionsById.get(id) ?? this.functionsById.get(id);
      if (element?.logic?.kind === 'table') tables.set(id, element.logic.rules.length);
      for (const required of element?.requires ?? []) if (required.id !== undefined) seen.add(required.id);
    }
    return tables;
  }
}

/** The making of one decision with those it requires, each once (DMN 1.3, 6.2 and 7.2). */
class Making {
  readonly #graph: DecisionGraph;
  readonly #variables: Variables;
  readonly #evaluation: Evaluation;
  readonly #made = new Map<string, unknown>();

  constructor(graph: DecisionGraph, variables: Variables, evaluation: Evaluation) {
    this.#graph = graph;
    this.#variables = variables;
    this.#evaluation = evaluation;
  }

  decide(decision: DecisionElement): unknown {
    if (this.#made.has(decision.id)) return this.#made.get(decision.id);
    const frame = this.#frame(decision, this.#variables);
    const value = decision.logic ? evaluateLogic(decision.logic, frame) : null;
    const typing = this.#evaluation.types.typed(value, decision.typeRef);
    if ('problem' in typing) throw failure(frame, 'value-not-allowed', `its result ${typing.problem}`);
    this.#made.set(decision.id, typing.value);
    return typing.value;
  }

  /** What logic sees: the variables, and what its element requires by name. */
  #frame(owner: DecisionElement | FunctionElement, variables: Variables): Frame {
    const seen: Record<string, unknown> = { ...variables };
    const functions = new Map<string, KnowledgeFunction>();
    const frame: Frame = { owner, variables: seen, functions, evaluation: this.#evaluation };
    for (const requirement of owner.requires) this.#require(requirement, frame, seen, functions);
    return frame;
  }

  #require(
    { id = '' }: Requirement,
    frame: Frame,
    seen: Record<string, unknown>,
    functions: Map<string, KnowledgeFunction>,
  ): void {
    const decision = this.#graph.decisionsById.get(id);
    if (decision) seen[decision.variable] = this.decide(decision);
    const input = this.#graph.inputsById.get(id);
    if (input) {
      const typing = this.#evaluation.types.typed(seen[input.variable], input.typeRef);
      if ('problem' in typing)
        throw failure(frame, 'value-not-allowed', `the input data "${input.name}" ${typing.problem}`);
      seen[input.variable] = typing.value;
    }
    const model = this.#graph.functionsById.get(id);
    if (!model) return;
    const made = this.#function(model);
    functions.set(model.variable, made);
    seen[model.variable] = feelFunction(made.parameters, (...values) => this.#call(made, values));
  }

  #function(model: FunctionElement): KnowledgeFunction {
    const names = model.parameters.map(({ name }) => name);
    return {
      parameters: names,
      call: (values) => {
        const given: Record<string, unknown> = {};
        const frame = this.#frame(model, given);
        for (const [i, { name, typeRef }] of model.parameters.entries()) {
          const typing = this.#evaluation.types.typed(values[i], typeRef);
          if ('problem' in typing)
            throw failure(frame, 'value-not-allowed', `the parameter "${name}" ${typing.problem}`);
          given[name] = typing.value;
        }
        const inner: Frame = { ...frame, variables: { ...frame.variables, ...given } };
        return model.logic ? evaluateLogic(model.logic, inner) : null;
      },
    };
  }

  /** FEEL makes null of what a function throws: it is kept, to be thrown when FEEL is done. */
  #call(made: KnowledgeFunction, values: readonly unknown[]): unknown {
    try {
      return made.call(values);
    } catch (error) {
      if (error instanceof DecisionError) this.#evaluation.thrown ??= error;
      throw error;
    }
  }
}

function byId<T extends { readonly id: string }>(elements: readonly T[]): ReadonlyMap<string, T> {
  return new Map(elements.map((element) => [element.id, element]));
}
