import type { ReactNode } from 'react';
import { BrandMark } from '../../../components/brand-mark.tsx';
import { LanguageButton } from '../../../components/language-button.tsx';
import { useSiteName } from '../../../lib/site.ts';
import styles from './sign-in-frame.module.css';

export interface SignInFrameProps {
  /** What the page is for, in the browser's tab; with `heading` also above its contents. */
  title: string;
  heading?: boolean;
  /** Why, below the heading. */
  hint?: ReactNode;
  children: ReactNode;
}

/** Frame of the pages before the service hall opens: its name, the language, and what is asked for. */
export function SignInFrame({ title, heading = true, hint, children }: SignInFrameProps) {
  const siteName = useSiteName();
  return (
    <div className={styles.page}>
      <title>{`${title} · ${siteName}`}</title>
      <div className={styles.language}>
        <LanguageButton />
      </div>
      <main className={styles.main}>
        <div className={styles.brand}>
          <BrandMark size={44} />
          {heading ? <p className={styles.name}>{siteName}</p> : <h1 className={styles.name}>{siteName}</h1>}
        </div>
        {heading ? (
          <section className={styles.card}>
            <h1 className={styles.title}>{title}</h1>
            {hint && <p className={styles.hint}>{hint}</p>}
            {children}
          </section>
        ) : (
          children
        )}
      </main>
    </div>
  );
}
