import type { Need, SubmitOptions } from '@flowhall/contracts';
import { Skeleton } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EnclosedIds, useEnclosures } from '../enclosures/use-enclosures.tsx';
import { SheetDialog } from '../sheet-dialog/sheet-dialog.tsx';
import { ErrorState } from '../states/error-state.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { AssigneeField } from './assignee-field.tsx';
import { BranchField } from './branch-field.tsx';
import { ChannelsField } from './channels-field.tsx';
import { askedSteps, beyond, type Choice, initialChoice, type Submission, toSubmission, unassigned } from './choice.ts';
import { OpinionField, type OpinionNeed } from './opinion-field.tsx';
import { RouteSentence } from './route-sentence.tsx';
import { StepsAhead } from './steps-ahead.tsx';
import styles from './submit-dialog.module.css';

export interface SubmitDialogProps {
  open: boolean;
  /** Heading; "流程处理" when left out. */
  title?: string;
  /** Verb of the button that acts: 提交, 同意… */
  actionLabel: string;
  /** What happens when the route ends with this; that the process is complete when left out. */
  endsWords?: string;
  /** What the API offers for the present values; undefined while it is asked. */
  options: SubmitOptions | undefined;
  optionsError?: unknown;
  onRetryOptions?: () => void;
  /** Overrides `options.opinionRequired` where the action knows better. */
  opinion?: OpinionNeed;
  /** Overrides what the options ask for besides, where the action knows better. */
  needs?: { signature: Need; attachment: Need };
  initialOpinion?: string;
  /** Ready-made opinions to choose from. */
  phrases?: readonly string[];
  submitting: boolean;
  /** Why the last attempt failed. */
  problem?: unknown;
  onSubmit: (submission: Submission & EnclosedIds) => void;
  /** Receives the opinion typed so far, so that the caller can keep it. */
  onCancel: (opinion: string) => void;
}

/** "流程处理": own opinion, next step, next handlers, channels; says where it will go before it goes. */
export function SubmitDialog(props: SubmitDialogProps) {
  const { open, title, actionLabel, options, optionsError, onRetryOptions, submitting, problem } = props;
  const { t } = useTranslation('submit');
  const id = useId();
  const [opinion, setOpinion] = useState(props.initialOpinion ?? '');
  const [edited, setEdited] = useState<{ options: SubmitOptions; choice: Choice } | null>(null);
  const [tried, setTried] = useState(false);
  const enclosures = useEnclosures(props.needs ?? options);

  // A choice belongs to the options that it was made from: new options begin anew.
  const choice = options && (edited?.options === options ? edited.choice : initialChoice(options));
  const change = (more: Partial<Choice>) => {
    if (options && choice) setEdited({ options, choice: { ...choice, ...more } });
  };
  const need: OpinionNeed = props.opinion ?? (options?.opinionRequired ? 'required' : 'optional');
  const opinionMissing = need === 'required' && !opinion.trim();

  const confirm = () => {
    if (!options || !choice) return;
    setTried(true);
    if (
      opinionMissing ||
      !enclosures.complete ||
      choice.branches.length === 0 ||
      unassigned(options, choice).length > 0
    )
      return;
    const submission = toSubmission(options, choice, need === 'none' ? '' : opinion);
    enclosures.send((ids) => props.onSubmit({ ...submission, ...ids }));
  };

  return (
    <SheetDialog
      open={open}
      title={title ?? t('title')}
      confirmLabel={actionLabel}
      confirmDisabled={!choice}
      pending={submitting || enclosures.sending}
      onConfirm={confirm}
      onCancel={() => {
        setTried(false);
        props.onCancel(opinion);
      }}
    >
      {Boolean(optionsError) && (
        <ErrorState error={optionsError} {...(onRetryOptions ? { onRetry: onRetryOptions } : {})} />
      )}
      {!optionsError && (!options || !choice) && <Skeleton active title={false} paragraph={{ rows: 5 }} />}
      {!optionsError && options && choice && (
        <div className={styles.form}>
          {Boolean(enclosures.problem ?? problem) && <ProblemAlert error={enclosures.problem ?? problem} />}
          {need !== 'none' && (
            <OpinionField
              id={`${id}-opinion`}
              value={opinion}
              need={need}
              missing={tried && opinionMissing}
              onChange={setOpinion}
              {...(props.phrases ? { phrases: props.phrases } : {})}
            />
          )}
          {enclosures.fields(id, tried)}
          {options.branches.length > 1 && (
            <BranchField
              options={options}
              value={choice.branches}
              missing={tried && choice.branches.length === 0}
              onChange={(branches) => change({ branches })}
            />
          )}
          {askedSteps(options, choice).map((step) => (
            <AssigneeField
              key={step.stepId}
              id={`${id}-${step.stepId}`}
              step={step}
              value={choice.people[step.stepId] ?? []}
              missing={tried && unassigned(options, choice).includes(step)}
              onChange={(people) => change({ people: { ...choice.people, [step.stepId]: people } })}
            />
          ))}
          {options.channels.length > 0 && (
            <ChannelsField
              channels={options.channels}
              value={choice.channels}
              onChange={(channels) => change({ channels })}
            />
          )}
          <RouteSentence options={options} choice={choice} {...(props.endsWords ? { ends: props.endsWords } : {})} />
          <StepsAhead steps={beyond(options, choice)} />
        </div>
      )}
    </SheetDialog>
  );
}
