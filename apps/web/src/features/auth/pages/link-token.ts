import { useState } from 'react';

/** The secret of a one-time link: behind the `#`, so that it is sent to no server but in the request that uses it. */
export function useLinkToken(): string {
  const [token] = useState(() => window.location.hash.slice(1));
  return token;
}
