import { ArrowRightOutlined } from '@ant-design/icons';
import type { OptionStep, SubmitOptions } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../lib/localized.ts';
import { usePeopleNames } from '../people/use-people-names.ts';
import { type Branch, type Choice, chosenBranches, recipients } from './choice.ts';
import styles from './submit-dialog.module.css';

interface RouteSentenceProps {
  options: SubmitOptions;
  choice: Choice;
  /** What is said when nothing follows. */
  ends?: string;
}

/** Says in words where the application goes when the button is pressed. */
export function RouteSentence({ options, choice, ends }: RouteSentenceProps) {
  const { t } = useTranslation('submit');
  const text = useLocalized();
  const names = usePeopleNames();
  const branches = chosenBranches(options, choice);
  if (branches.length === 0) return null;
  const ofStep = (step: OptionStep) => {
    const people = recipients(step, choice);
    const words = { people: names(people), step: text(step.name) };
    if (step.passes) return t(`route.${step.passes}`, words);
    if (people.length === 0) return t('route.step', words);
    if (people.length === 1) return t('route.to', words);
    if (step.mode === 'claim') return t('route.claim', words);
    if (step.mode === 'any') return t('route.any', words);
    if (step.mode === 'all') return t('route.all', words);
    if (step.mode === 'vote') return t('route.vote', words);
    if (step.mode === 'sequential') return t('route.sequential', words);
    return t('route.to', words);
  };
  const ofBranch = (branch: Branch) => {
    if (branch.waitsAtJoin) return [t('route.waits')];
    return branch.steps.length === 0 ? [ends ?? t('route.ends')] : branch.steps.map(ofStep);
  };
  return (
    <div className={styles.route} role="status">
      <ArrowRightOutlined aria-hidden="true" />
      <div>
        {branches.flatMap(ofBranch).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </div>
  );
}
