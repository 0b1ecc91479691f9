import { type ReactNode, Suspense, useState } from 'react';

interface Ask {
  onClick: () => void;
  onPointerEnter: () => void;
  onFocus: () => void;
}

export interface OnDemandProps {
  /** Fetches the code of the children; called when the trigger is pointed at. */
  load: () => Promise<unknown>;
  /** What stands there until the children are asked for; spread `ask` on its button. */
  trigger: (ask: Ask) => ReactNode;
  /** A lazy component that takes the trigger's place, open from the start. */
  children: ReactNode;
}

/** Keeps the code of menus out of the first load: it comes when somebody reaches for them. */
export function OnDemand({ load, trigger, children }: OnDemandProps) {
  const [asked, setAsked] = useState(false);
  // A failed preload is no error: opening tries again and reports.
  const preload = () => void load().catch(() => undefined);
  const shown = trigger({ onClick: () => setAsked(true), onPointerEnter: preload, onFocus: preload });
  return asked ? <Suspense fallback={shown}>{children}</Suspense> : shown;
}
