import { Button, type ButtonProps } from 'antd';
import { useHref, useLinkClickHandler } from 'react-router';
import { prefetchOn } from '../lib/prefetch.ts';

export interface ButtonLinkProps extends Omit<ButtonProps, 'href' | 'onClick' | 'htmlType'> {
  to: string;
  replace?: boolean;
}

/** A link that looks like a button: opens a page of this application, fetched when pointed at. */
export function ButtonLink({ to, replace = false, ...props }: ButtonLinkProps) {
  const href = useHref(to);
  const follow = useLinkClickHandler<HTMLAnchorElement>(to, { replace });
  return (
    <Button
      {...props}
      {...prefetchOn(to)}
      href={href}
      onClick={(event: React.MouseEvent<HTMLElement>) => {
        if (event.currentTarget instanceof HTMLAnchorElement) {
          follow(event as React.MouseEvent<HTMLAnchorElement>);
        }
      }}
    />
  );
}
