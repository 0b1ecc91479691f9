import type { InstanceDetail, TaskAction, TaskDetail, TaskSummary } from '@flowhall/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { refreshAfterAction } from '../api/after-action.ts';
import { useClaimTask } from '../api/claim-task.ts';
import { useReleaseTask } from '../api/release-task.ts';
import { isConflict, isFormProblem } from '../lib/conflict.ts';
import { followingTask } from '../lib/neighbours.ts';
import type { FinishedKind } from './task-finished.tsx';
import { type TaskForm, useTaskForm } from './use-task-form.ts';
import { useTodoRows } from './use-todo-rows.ts';

export interface Finished {
  kind: FinishedKind;
  instance: InstanceDetail;
  next: TaskSummary | undefined;
}

export interface TaskWork {
  form: TaskForm;
  opinion: string;
  setOpinion: (opinion: string) => void;
  /** The action whose dialog is open. */
  asking: TaskAction | null;
  close: () => void;
  act: (action: TaskAction) => void;
  pending: TaskAction['name'] | null;
  /** Somebody else was faster. */
  conflict: boolean;
  finished: Finished | null;
  /** The answer to the action is awaited. */
  send: () => void;
  done: (instance: InstanceDetail) => void;
  failed: (error: unknown) => boolean;
}

function kindOf(task: TaskDetail, action: TaskAction): FinishedKind {
  if (action.name === 'disagree' || action.name === 'transfer' || action.name === 'delegate') return action.name;
  if (task.delegatedBy) return 'reportBack';
  if (action.name.startsWith('return')) return 'return';
  if (task.step.kind === 'apply') return 'submit';
  return task.step.kind === 'handle' ? 'handle' : 'agree';
}

/** After these there may still be something to do with the task. */
const STAYS: ReadonlySet<TaskAction['name']> = new Set<TaskAction['name']>(['add-sign', 'remove-sign']);

/** Working on a task: what was typed, which action is under way, and how it ended. */
export function useTaskWork(task: TaskDetail): TaskWork {
  const { t } = useTranslation('tasks');
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const cache = useQueryClient();
  const rows = useTodoRows();
  const form = useTaskForm(task);
  const claim = useClaimTask(task);
  const release = useReleaseTask(task);
  const [opinion, setOpinion] = useState('');
  const [asking, setAsking] = useState<TaskAction | null>(null);
  const [collided, setCollided] = useState(false);
  const [checking, setChecking] = useState(false);
  const [sending, setSending] = useState(false);
  const [finished, setFinished] = useState<Finished | null>(null);
  const followed = useRef<TaskSummary | undefined>(undefined);

  // Somebody who could act and no longer can, without having acted, has been overtaken. One's own action is heard of
  // by the live updates, too, perhaps before its answer.
  const couldAct = useRef(task.actions.length > 0);
  const overtaken = couldAct.current && task.actions.length === 0 && !sending && !finished;
  useEffect(() => {
    if (overtaken) setAsking(null);
  }, [overtaken]);

  const failed = (error: unknown): boolean => {
    setSending(false);
    if (isConflict(error)) {
      setCollided(true);
      refreshAfterAction(cache, task.id, task.instance.id);
      return true;
    }
    if (isFormProblem(error)) {
      form.setErrors(error.errors);
      void message.error(problemText(error));
      return true;
    }
    return false;
  };
  const tell = (error: unknown) => {
    if (!failed(error)) void message.error(problemText(error));
  };

  const ask = (action: TaskAction) => {
    setCollided(false);
    followed.current = followingTask(rows, task.id);
    setAsking(action);
  };
  const act = (action: TaskAction) => {
    if (action.name === 'claim') {
      claim.mutate(undefined, { onSuccess: () => void message.success(t('claim.done')), onError: tell });
    } else if (action.name === 'release') {
      modal.confirm({
        title: t('release.ask'),
        content: t('release.hint'),
        onOk: () =>
          release.mutate(undefined, { onSuccess: () => void message.success(t('release.done')), onError: tell }),
      });
    } else if (action.name === 'agree') {
      setChecking(true);
      void form.check().then((wrong) => {
        setChecking(false);
        if (wrong === 0) ask(action);
        else void message.error(t('submit.invalid', { count: wrong }));
      });
    } else {
      ask(action);
    }
  };

  return {
    form,
    opinion,
    setOpinion,
    asking,
    close: () => setAsking(null),
    act,
    pending: checking ? 'agree' : claim.isPending ? 'claim' : release.isPending ? 'release' : null,
    conflict: collided || overtaken,
    finished,
    send: () => setSending(true),
    done: (instance) => {
      if (asking && STAYS.has(asking.name)) {
        setSending(false);
        void message.success(t(asking.name === 'add-sign' ? 'addSign.done' : 'removeSign.done'));
      } else if (asking) setFinished({ kind: kindOf(task, asking), instance, next: followed.current });
      setAsking(null);
    },
    failed,
  };
}
