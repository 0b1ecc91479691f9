import type { FlowNode } from '@flowhall/bpmn';
import { isAwaited } from '../runtime/arming.ts';
import type { Token } from '../runtime/token.ts';
import { loss } from './findings.ts';
import { haveSameKeys, haveSameTimers } from './kinds.ts';
import type { Mapping } from './map-state.ts';
import type { EventToArm } from './migration-plan.ts';

/**
 * Carries armed events over. An event that the source knows stays as it is: armed, or not because it has happened. One that
 * only the target knows is armed anew. Timers keep their due dates as long as the plan says so and both are of one kind, correlation keys as long
 * as both say them alike.
 */
export function mapArmed(mapping: Mapping): { arm: EventToArm[]; listen: string[] } {
  const arm: EventToArm[] = [];
  const kept = new Set<string>();
  for (const host of [undefined, ...mapping.after.values()])
    for (const { event, scope } of eventsBeside(mapping, host)) {
      const on = host?.id;
      const place: EventToArm = { at: event.id, ...(scope && { in: scope }), ...(on !== undefined && { on }) };
      const armed = armedFor(mapping, event, on);
      if (!armed) arm.push(place);
      for (const token of armed ?? []) {
        kept.add(token.id);
        if (mustRestart(mapping, token, event)) arm.push(place);
        else mapping.after.set(token.id, rearmed(token, place));
      }
    }
  reportLost(mapping, kept);
  return { arm, listen: listenAnew(mapping) };
}

function reportLost({ before, losses }: Mapping, kept: ReadonlySet<string>): void {
  for (const token of before.values())
    if (token.role === 'armed' && !kept.has(token.id)) losses.push(loss('event', token.at));
}

/** The events that the target arms beside a token, or for the process. */
function eventsBeside(mapping: Mapping, host: Token | undefined): { event: FlowNode; scope: string | undefined }[] {
  const { plan, target } = mapping;
  if (!host) return startsOf(mapping, plan.to.processId).map((event) => ({ event, scope: undefined }));
  if (host.role === 'armed' || host.role === 'parked' || host.role === 'undo' || host.todo) return [];
  const node = target.node(host.at);
  if (node?.type === 'bpmn:EventBasedGateway')
    return target.outgoing(host.at).flatMap((flow) => {
      const event = target.node(flow.target);
      return event ? [{ event, scope: host.in }] : [];
    });
  const boundary = host.nr === undefined ? target.boundaryEvents(host.at).filter(isAwaited) : [];
  const starts = host.role === 'loop' ? [] : startsOf(mapping, host.at);
  return [
    ...boundary.map((event) => ({ event, scope: host.in })),
    ...starts.map((event) => ({ event, scope: host.id })),
  ];
}

/** Starts of the event sub-processes directly in a scope. */
function startsOf({ target }: Mapping, scopeId: string): FlowNode[] {
  return target
    .nodesOf(scopeId)
    .filter((node) => node.isEventSubProcess)
    .flatMap((node) => target.nodesOf(node.id).filter((n) => n.type === 'bpmn:StartEvent' && isAwaited(n)));
}

/** What the source has armed for an event; nothing when the source knows no such event there. */
function armedFor(mapping: Mapping, event: FlowNode, on: string | undefined): Token[] | undefined {
  const { plan, before } = mapping;
  const host = on === undefined ? undefined : before.get(on);
  if (on !== undefined && !host) return undefined;
  const known = plan.sourcesOf(event.id).filter((id) => sitsAt(mapping, id, host));
  if (known.length) {
    const tokens = [...before.values()];
    return tokens.filter((token) => token.role === 'armed' && token.on === on && known.includes(token.at));
  }
  // an interrupting event sub-process has replaced its scope: nothing else is armed there any more
  return event.type === 'bpmn:StartEvent' && isInterrupted(mapping, on) ? [] : undefined;
}

function sitsAt({ plan, source }: Mapping, eventId: string, host: Token | undefined): boolean {
  const event = source.node(eventId);
  if (!event) return false;
  if (event.attachedTo !== undefined) return event.attachedTo === host?.at;
  if (event.type === 'bpmn:StartEvent')
    return source.node(event.scopeId)?.scopeId === (host?.at ?? plan.from.processId);
  return host !== undefined && source.incoming(eventId).some((flow) => flow.source === host.at);
}

function isInterrupted({ target, after }: Mapping, scope: string | undefined): boolean {
  return [...after.values()].some(
    (token) =>
      token.in === scope &&
      target.node(token.at)?.isEventSubProcess &&
      target.nodesOf(token.at).some((node) => node.type === 'bpmn:StartEvent' && node.interrupting !== false),
  );
}

function mustRestart({ plan, source }: Mapping, token: Token, event: FlowNode): boolean {
  const was = source.node(token.at);
  if (!was || !haveSameKeys(was, event)) return true;
  return token.timers !== undefined && (plan.restartTimers || !haveSameTimers(was, event));
}

function rearmed(token: Token, { at, in: scope, on }: EventToArm): Token {
  const { in: _in, on: _on, ...rest } = token;
  return { ...rest, at, ...(scope !== undefined && { in: scope }), ...(on !== undefined && { on }) };
}

/** Tokens that wait at a timer event or for a message itself, and have to begin anew. */
function listenAnew({ plan, source, target, before, after }: Mapping): string[] {
  const listen: string[] = [];
  for (const token of after.values()) {
    const was = before.get(token.id);
    const [from, to] = [source.node(was?.at ?? ''), target.node(token.at)];
    if (token.role || !from || !to) continue;
    const restarts = token.timers && (plan.restartTimers || !haveSameTimers(from, to));
    if (!restarts && haveSameKeys(from, to)) continue;
    const { timers: _timers, keys: _keys, ...rest } = token;
    after.set(token.id, rest);
    listen.push(token.id);
  }
  return listen;
}
