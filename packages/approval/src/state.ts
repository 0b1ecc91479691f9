import type { Snapshot } from '@flowhall/engine';
import type { Position } from '@flowhall/tokens';
import type { PathEntry, ReturnPlan } from './path/path-state.ts';
import type { Outcome, Round, Task } from './rounds/round-state.ts';
import type { Incident, ParentLink, Subscription, Timer } from './waiting-state.ts';

export type * from './path/path-state.ts';
export type * from './rounds/round-state.ts';
export type * from './waiting-state.ts';

/** Free JSON object: form values, process variables. */
export type JsonObject = Record<string, unknown>;

export type InstanceStatus = 'running' | 'completed' | 'rejected' | 'terminated' | 'incident';

/** Column `Instance.approval`: what outlives a round. Start with {@link emptyApproval}. */
export interface ApprovalState {
  readonly v: 1;
  readonly path: readonly PathEntry[];
  /** People whom handlers chose, by step. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  /** Who last handled each step; survives returns. */
  readonly handlers: Readonly<Record<string, readonly string[]>>;
  readonly returns: readonly ReturnPlan[];
  /** Where the tokens stand, as the engine reported after the last step. */
  readonly tokens: readonly Position[];
  /** End of the history chain, so that an action need not read it. */
  readonly history: { readonly seq: number; readonly hash: string };
}

export const emptyApproval: ApprovalState = {
  v: 1,
  path: [],
  chosen: {},
  handlers: {},
  returns: [],
  tokens: [],
  history: { seq: 0, hash: '' },
};

/** Everything an action needs of an instance: its row, open rounds with their tasks, and everything else that it waits for. */
export interface InstanceState {
  readonly id: string;
  readonly status: InstanceStatus;
  readonly initiatorId: string;
  /** The department for which the initiator applied. */
  readonly departmentId: string | null;
  /** `{ form, data, steps, outcome }`: see {@link expressionContext}. */
  readonly variables: ProcessVariables;
  readonly snapshot: Snapshot | null;
  readonly approval: ApprovalState;
  readonly rounds: readonly Round[];
  readonly tasks: readonly Task[];
  readonly timers: readonly Timer[];
  readonly subscriptions: readonly Subscription[];
  /** Those that nobody has resolved. */
  readonly incidents: readonly Incident[];
  /** Null unless another process called this one. */
  readonly parent: ParentLink | null;
}

/** Neither ended nor given up: an incident stops one place of a process, not the people at others. */
export const isUnderWay = (status: InstanceStatus): boolean => status === 'running' || status === 'incident';

/** Column `Instance.variables`. */
export interface ProcessVariables {
  /** Values of all forms of the item, merged. */
  readonly form: JsonObject;
  /** Results of scripts and jobs, and what messages and called processes brought. */
  readonly data: JsonObject;
  /** Outcome of each completed step. */
  readonly steps: Readonly<Record<string, { readonly outcome: Outcome; readonly handlerIds: readonly string[] }>>;
  /** Outcome of the step completed last. */
  readonly outcome: Outcome | null;
}

/** An instance before its first step. */
export const newState = ({
  instanceId,
  initiatorId,
  departmentId,
  parent,
}: {
  readonly instanceId: string;
  readonly initiatorId: string;
  readonly departmentId: string | null;
  readonly parent: ParentLink | null;
}): InstanceState => ({
  id: instanceId,
  status: 'running',
  initiatorId,
  departmentId,
  variables: { form: {}, data: {}, steps: {}, outcome: null },
  snapshot: null,
  approval: emptyApproval,
  rounds: [],
  tasks: [],
  timers: [],
  subscriptions: [],
  incidents: [],
  parent,
});
