import { useEffect, useState } from 'react';

/** The value after it has not changed for `restMs`: for a search that waits until the user stops typing. */
export function useLater<T>(value: T, restMs: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return rested;
}
