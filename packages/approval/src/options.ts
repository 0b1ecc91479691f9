import { checkTask } from './actions/check.ts';
import { branchesOf, FLOW_SEPARATOR } from './actions/check-flows.ts';
import { mergeForm } from './actions/complete.ts';
import { handlersOf } from './actions/conclude.ts';
import { planFor } from './actions/jump-back.ts';
import type { Actor, StartRequest } from './actions.ts';
import { forecastFrom } from './forecast.ts';
import { type ApprovalModel, type Step, stepOf } from './model.ts';
import type { BranchOption, Need, StepOption, SubmitOptions } from './offers.ts';
import { activeOnce, idsOf } from './person.ts';
import type { ApprovalPorts } from './ports.ts';
import { assigneesOf, pickOf } from './rounds/choose-people.ts';
import { decide } from './rounds/decide.ts';
import { seatOf } from './rounds/seats.ts';
import { whoIsAsked } from './rounds/who-is-asked.ts';
import { reachApplyStep } from './start.ts';
import type { InstanceState, JsonObject, Outcome, ReturnPlan, Round, Task } from './state.ts';
import { beginWork, tasksOf, type Work } from './unit-of-work/work.ts';

/** Where a new application with these values would go, and to whom. */
export async function startOptions(
  model: ApprovalModel,
  actor: Actor,
  request: Pick<StartRequest, 'departmentId' | 'form'>,
  ports: ApprovalPorts,
): Promise<SubmitOptions> {
  const { work, task } = await reachApplyStep(model, actor, { ...request, instanceId: '' }, ports);
  const agree = stepOf(model, task.stepId).settings.actions.find((action) => action.name === 'agree');
  return look(work, task, { outcome: 'agree', form: request.form }, agree ?? NO_NEEDS);
}

type Needs = Readonly<Record<'opinion' | 'signature' | 'attachment', Need>>;
const NO_NEEDS: Needs = { opinion: 'optional', signature: 'none', attachment: 'none' };

/** Where a task would go. Refused as completing it would be. */
export async function taskOptions(
  model: ApprovalModel,
  state: InstanceState,
  actor: Actor,
  request: { readonly taskId: string; readonly outcome?: Outcome; readonly form?: JsonObject },
  ports: ApprovalPorts,
): Promise<SubmitOptions> {
  const work = await beginWork(model, state, actor, [], ports);
  const outcome = request.outcome ?? 'agree';
  const { task, ability } = checkTask(work, request, outcome);
  return look(work, task, { outcome, form: request.form ?? {} }, ability);
}

async function look(
  work: Work,
  task: Task,
  answer: { readonly outcome: Outcome; readonly form: JsonObject },
  { opinion, signature, attachment }: Needs,
): Promise<SubmitOptions> {
  const { form } = answer;
  const needs = { opinion, signature, attachment };
  const round = work.rounds.get(task.roundId);
  if (!round) return { branches: [], ...needs, forecast: [] };
  const tasks = tasksAfter(work, round, task, answer.outcome);
  const decided = seatOf(round.state, task.id).delegatedById ? null : decide(round, tasks);
  if (decided === null) return { branches: [onlyBranch([], { waitsAtJoin: true })], ...needs, forecast: [] };
  const outcome = decided;
  const { kind, disagree } = stepOf(work.model, task.stepId).settings;
  if (outcome === 'disagree' && disagree === 'reject') {
    return { branches: [onlyBranch([], { ends: true })], ...needs, forecast: [] };
  }
  mergeForm(work, form);
  const handlerIds = handlersOf(round, tasks);
  const deciding = kind === 'approve' && outcome === 'agree' ? handlerIds : [];
  const steps = { ...work.variables.steps, [task.stepId]: { outcome, handlerIds } };
  work.variables = { ...work.variables, steps, outcome };
  work.approval = { ...work.approval, handlers: { ...work.approval.handlers, [task.stepId]: handlerIds } };
  const resumed = outcome === 'agree' ? await resumption(work, round) : null;
  const { steps: forecast } = await forecastFrom(work, deciding);
  if (resumed) return { branches: [resumed], ...needs, forecast };
  const branches = branchesOf(work, round.executionId).map(
    async (branch): Promise<BranchOption> => ({
      flowId: branch.chosenFlows.length > 0 ? branch.chosenFlows.join(FLOW_SEPARATOR) : null,
      name: { zh: branch.names.zh ?? branch.name, en: branch.names.en ?? branch.name },
      multiple: branch.multiple,
      isDefault: branch.isDefault,
      steps: await Promise.all(
        branch.steps.map((step) => describe(work, stepOf(work.model, step.elementId), deciding)),
      ),
      waitsAtJoin: branch.waitsAtJoin,
      ends: branch.ends,
    }),
  );
  return { branches: await Promise.all(branches), ...needs, forecast };
}

/** The round's tasks with this answer. */
function tasksAfter(work: Work, round: Round, task: Task, outcome: Outcome): Task[] {
  const done: Task = { ...task, status: 'done', outcome, doneAt: work.at };
  return tasksOf(work, round.id).map((one) => (one.id === task.id ? done : one));
}

async function describe(work: Work, step: Step, deciding: readonly string[]): Promise<StepOption> {
  const found = await assigneesOf(work, step);
  const { people: asked, passes } = await whoIsAsked(work, step, found, deciding);
  const assignees = { ...found, people: asked };
  const pick = found.nobody === null && asked === found.people && passes === null ? pickOf(step) : 'no';
  const before = (work.approval.chosen[step.id] ?? []).filter(
    (id) => assignees.anybody || assignees.people.some((person) => person.id === id),
  );
  const [only] = assignees.people.length === 1 && !assignees.anybody ? assignees.people : [];
  return {
    stepId: step.id,
    name: step.name,
    candidates: assignees.people,
    anybody: assignees.anybody,
    preselected: pick === 'no' ? (only ? [only.id] : []) : before.length > 0 ? before : only ? [only.id] : [],
    pick,
    mode: step.settings.mode,
    nobody: assignees.nobody,
    passes,
  };
}

/** After a return with `jump-back` it goes straight back to the people it came from. */
async function resumption(work: Work, round: Round): Promise<BranchOption | null> {
  const plan: ReturnPlan | undefined = work.approval.returns.find((one) => one.roundId === round.id);
  if (!plan || !planFor(work, round, plan).allowed) return null;
  const steps = await Promise.all(
    Object.entries(plan.people).map(async ([stepId, { userIds }]): Promise<StepOption> => {
      const step = stepOf(work.model, stepId);
      const people = activeOnce(await work.ports.directory.peopleByIds(userIds));
      const { mode } = step.settings;
      const fixed = {
        candidates: people,
        preselected: idsOf(people),
        anybody: false,
        pick: 'no' as const,
        nobody: null,
        passes: null,
      };
      return { stepId, name: step.name, mode, ...fixed };
    }),
  );
  return onlyBranch(steps, {});
}

const onlyBranch = (
  steps: readonly StepOption[],
  { ends = false, waitsAtJoin = false }: { ends?: boolean; waitsAtJoin?: boolean },
): BranchOption => ({
  flowId: null,
  name: { zh: '', en: '' },
  multiple: false,
  isDefault: false,
  steps,
  waitsAtJoin,
  ends,
});
