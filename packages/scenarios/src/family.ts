import type { ActResult, CallRequest } from '@flowhall/approval';
import { Application, type Stage } from './application.ts';
import { NotPlayable, stuck } from './refusal.ts';

interface Called {
  readonly application: Application;
  readonly caller: Application;
  readonly executionId: string;
}

/** Processes that call each other deeper are an error of their models, as on the server. */
const MAX_DEPTH = 10;

/** The application that is played with everything that it calls. */
export class Family {
  readonly root: Application;
  readonly #stage: Stage;
  #called: readonly Called[] = [];
  /** How often each call activity has called, by its path. */
  #counts: ReadonlyMap<string, number> = new Map();

  constructor(root: Application, stage: Stage) {
    this.root = root;
    this.#stage = stage;
  }

  get all(): Application[] {
    return [this.root, ...this.#called.map(({ application }) => application)];
  }

  /** Those that go on. */
  get underWay(): Application[] {
    return this.all.filter((one) => one.isUnderWay);
  }

  at(path = ''): Application {
    const found = this.all.find((one) => one.path === path);
    if (found) return found;
    throw new NotPlayable(`没有被调用的申请“${path}”`, `no application is called at "${path}"`);
  }

  /** The application that waits for another one's answers. */
  callerOf(application: Application): Application | undefined {
    return this.#called.find((one) => one.application === application)?.caller;
  }

  /** The application of a call. */
  of(executionId: string): Application | undefined {
    return this.#called.find((one) => one.executionId === executionId)?.application;
  }

  /** Starts what is called; null when its item is not here: then the call waits to be answered. */
  async begin(caller: Application, call: CallRequest): Promise<{ application: Application; result: ActResult } | null> {
    const item = await caller.item.callable?.(call.calledElement);
    if (!item) return null;
    const place = [caller.path, call.elementId].filter(Boolean).join('/');
    if (place.split('/').length > MAX_DEPTH) throw stuck(`Processes call each other more than ${MAX_DEPTH} deep`);
    const count = (this.#counts.get(place) ?? 0) + 1;
    const application = new Application(item, count === 1 ? place : `${place}#${count}`, this.#stage);
    const result = await application.startFor(caller, call);
    this.#counts = new Map(this.#counts).set(place, count);
    this.#called = [...this.#called, { application, caller, executionId: call.executionId }];
    return { application, result };
  }

  capture(): () => void {
    const [called, counts] = [this.#called, this.#counts];
    const back = this.all.map((one) => one.capture());
    return () => {
      [this.#called, this.#counts] = [called, counts];
      for (const restore of back) restore();
    };
  }
}
