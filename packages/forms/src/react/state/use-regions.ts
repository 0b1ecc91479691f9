import { useEffect, useState } from 'react';

type RegionRuntime = typeof import('./region-runtime.ts');

let loading: Promise<RegionRuntime> | undefined;

/** The regions of addresses, fetched once per page by the first field that needs them. */
export function useRegions(): RegionRuntime | undefined {
  const [regions, setRegions] = useState<RegionRuntime>();
  useEffect(() => {
    let current = true;
    loading ??= import('./region-runtime.ts').catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    loading.then(
      (runtime) => {
        if (current) setRegions(runtime);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  return regions;
}
