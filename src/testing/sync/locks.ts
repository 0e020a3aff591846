interface Options {
  signal?: AbortSignal;
  steal?: boolean;
}
type Work = () => unknown;

/** A granted lock. `lose` rejects the request of its holder. */
interface Grant {
  lost: Promise<never>;
  lose: () => void;
}

function newGrant(): Grant {
  let lose: () => void = () => undefined;
  const lost = new Promise<never>((_resolve, reject) => {
    lose = () => reject(new DOMException("The lock was stolen.", "AbortError"));
  });
  lost.catch(() => undefined);
  return { lost, lose: () => lose() };
}

/** Returns exclusive locks as a browser gives them to all tabs of a site (https://w3c.github.io/web-locks/). */
export function createLocks() {
  const held = new Map<string, Grant>();
  const queues = new Map<string, ((grant: Grant) => void)[]>();

  function grantNext(name: string): void {
    if (held.has(name)) return;
    const next = queues.get(name)?.shift();
    if (next === undefined) return;
    const grant = newGrant();
    held.set(name, grant);
    next(grant);
  }

  function wait(name: string, signal: AbortSignal | undefined): Promise<Grant> {
    return new Promise((resolve, reject) => {
      queues.set(name, [...(queues.get(name) ?? []), resolve]);
      signal?.addEventListener("abort", () => {
        queues.set(
          name,
          (queues.get(name) ?? []).filter((other) => other !== resolve),
        );
        reject(new DOMException("The request was aborted.", "AbortError"));
      });
      grantNext(name);
    });
  }

  function steal(name: string): Grant {
    held.get(name)?.lose();
    const grant = newGrant();
    held.set(name, grant);
    return grant;
  }

  return {
    async request(name: string, ...rest: [Work] | [Options, Work]): Promise<unknown> {
      const [options, work] = rest.length === 1 ? [{}, rest[0]] : rest;
      const grant = options.steal === true ? steal(name) : await wait(name, options.signal);
      try {
        return await Promise.race([work(), grant.lost]);
      } finally {
        if (held.get(name) === grant) held.delete(name);
        grantNext(name);
      }
    },
  };
}
