import type { ServerProcess } from '@flowhall/testing/server-process';
import type { Call } from './drive.ts';
import { approverOf, templateOf } from './seed.ts';
import { idInCopy, type Template } from './templates.ts';

/** Requests that complete one open task after another, of instances in random order. */
export class Completions {
  private readonly templates: readonly Template[];
  private readonly tokens: readonly string[];
  private readonly order: number[];

  constructor(templates: readonly Template[], tokens: readonly string[], instances: number, random: () => number) {
    this.templates = templates;
    this.tokens = tokens;
    this.order = shuffled(instances, random);
  }

  /** Takes the task of one more copy; undefined when there is none left. */
  take(server: ServerProcess): (Call & { readonly n: number; readonly template: Template }) | undefined {
    const n = this.order.pop();
    if (n === undefined) return undefined;
    const template = templateOf(this.templates, n);
    const { address } = server;
    const path = `/api/tasks/${idInCopy(template, template.taskId, n)}/complete`;
    const token = this.tokens[approverOf(n)] ?? '';
    return { ...{ n, template, address, token, path }, method: 'POST', body: { outcome: 'agree', opinion: '同意' } };
  }
}

function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_one, index) => index + 1);
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}
