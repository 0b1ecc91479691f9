import type { FastifyInstance } from 'fastify';

/** A browser at this site: keeps its cookies and is told where it is sent. */
export interface Browser {
  /** Opens an address: where it leads to. */
  open(url: string): Promise<{ status: number; location: string }>;
  /** User name of whoever is signed in; null when nobody is. */
  whoami(): Promise<string | null>;
  readonly cookies: Map<string, string>;
}

export function openBrowser(app: FastifyInstance): Browser {
  const cookies = new Map<string, string>();
  const call = async (method: 'GET' | 'POST', url: string) => {
    const answer = await app.inject({ method, url, cookies: Object.fromEntries(cookies) });
    for (const { name, value } of answer.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return {
    cookies,
    async open(url) {
      const { pathname, search } = new URL(url, 'http://localhost');
      const answer = await call('GET', pathname + search);
      return { status: answer.statusCode, location: String(answer.headers.location ?? '') };
    },
    async whoami() {
      const answer = await call('POST', '/api/auth/refresh');
      return answer.statusCode === 200 ? answer.json().user.username : null;
    },
  };
}
