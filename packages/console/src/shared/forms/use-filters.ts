import { useSearchParams } from 'react-router';

/** Filters stored in the address, read and set by name; an empty one is removed. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  return {
    value: (name: string): string | undefined => params.get(name) ?? undefined,
    /** The value if it is one of `words`, otherwise undefined, because an address may contain anything. */
    oneOf: <Word extends string>(name: string, words: readonly Word[]): Word | undefined =>
      words.find((word) => word === params.get(name)),
    choose: (name: string, value: string | null | undefined) => {
      // Reads the current address, not the last rendered one: a second choice may come before the render.
      const chosen = new URLSearchParams(window.location.search);
      if (value) chosen.set(name, value);
      else chosen.delete(name);
      setParams(chosen, { replace: true });
    },
  };
}
export type Filters = ReturnType<typeof useFilters>;
