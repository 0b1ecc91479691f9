import type { LoginResult } from '@flowhall/contracts';

/** What authorises requests; kept in memory only, so that no script of another page can read it. */
export interface Access {
  token(): string | null;
  /** Stores what a sign-in or a refresh returned. */
  grant(result: LoginResult): void;
  /** Gets a new token by the refresh cookie; callers at the same time share one request. False: signed out. */
  renew(): Promise<boolean>;
  /** Forgets the token. */
  end(): void;
}

export interface AccessOptions {
  /** Null: the session is over. Rejects when the server could not be reached. */
  requestRenewal: () => Promise<LoginResult | null>;
  onChange: (result: LoginResult | null) => void;
}

export function createAccess({ requestRenewal, onChange }: AccessOptions): Access {
  let token: string | null = null;
  let pending: Promise<boolean> | null = null;
  const grant = (result: LoginResult) => {
    token = result.accessToken;
    onChange(result);
  };
  const end = () => {
    token = null;
    onChange(null);
  };
  const renew = async () => {
    const result = await requestRenewal();
    if (result) grant(result);
    else end();
    return result !== null;
  };
  return {
    token: () => token,
    grant,
    end,
    renew() {
      pending ??= renew().finally(() => {
        pending = null;
      });
      return pending;
    },
  };
}
