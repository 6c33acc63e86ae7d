import { useSearchParams } from 'react-router';

/** Filters that stand in the address: read by name, set by name, gone when empty. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  return {
    value: (name: string): string | undefined => params.get(name) ?? undefined,
    /** One of a few words, else none: an address may say anything. */
    oneOf: <Word extends string>(name: string, words: readonly Word[]): Word | undefined =>
      words.find((word) => word === params.get(name)),
    choose: (name: string, value: string | null | undefined) =>
      setParams(
        (before) => {
          if (value) before.set(name, value);
          else before.delete(name);
          return before;
        },
        { replace: true },
      ),
  };
}
export type Filters = ReturnType<typeof useFilters>;
