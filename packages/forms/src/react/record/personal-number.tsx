import { Button } from 'antd';
import { useState } from 'react';
import { useFlowForm } from '../state/flow-form-context.ts';

interface PersonalNumberProps {
  /** As it was delivered: masked for most readers. */
  text: string;
  pointer: string | undefined;
}

type State = 'masked' | 'asking' | 'refused' | { readonly clear: string };

/** Somebody's number. Where it is masked it can be asked for in full, which is recorded. */
export function PersonalNumber({ text, pointer }: PersonalNumberProps) {
  const { say, ports } = useFlowForm();
  const [state, setState] = useState<State>('masked');
  const { clearValue } = ports;
  const ask = () => {
    if (!clearValue || pointer === undefined) return;
    setState('asking');
    clearValue(pointer).then(
      (clear) => setState({ clear }),
      () => setState('refused'),
    );
  };
  if (typeof state === 'object') return <span className="ff-digits">{state.clear}</span>;
  const askable = clearValue !== undefined && pointer !== undefined && text.includes('*');
  return (
    <>
      <span className="ff-digits">{text}</span>
      {askable && state === 'refused' && <span className="ff-none"> {say('number.refused')}</span>}
      {askable && state !== 'refused' && (
        <Button type="link" size="small" loading={state === 'asking'} title={say('number.recorded')} onClick={ask}>
          {say('number.show')}
        </Button>
      )}
    </>
  );
}
