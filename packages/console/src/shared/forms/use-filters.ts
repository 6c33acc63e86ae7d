import { useSearchParams } from 'react-router';

/** Filters that stand in the address: read by name, set by name, gone when empty. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  return {
    value: (name: string): string | undefined => params.get(name) ?? undefined,
    /** One of a few words, else none: an address may say anything. */
    oneOf: <Word extends string>(name: string, words: readonly Word[]): Word | undefined =>
      words.find((word) => word === params.get(name)),
    choose: (name: string, value: string | null | undefined) => {
      // The address, not what was last drawn from it: on a busy machine a second choice comes before that.
      const chosen = new URLSearchParams(window.location.search);
      if (value) chosen.set(name, value);
      else chosen.delete(name);
      setParams(chosen, { replace: true });
    },
  };
}
export type Filters = ReturnType<typeof useFilters>;
