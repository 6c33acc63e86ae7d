import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { announcementRoutes } from '@yuanhang/contract';
import { useEffect, useState } from 'react';
import { call } from '../api';

const pause = 400;

/** The value after it has not changed for a short time. */
function useSettled<T>(value: T): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Markdown as HTML for a preview. The server renders it, so that there is only one implementation. */
export function useMarkdown(text: string): string {
  const settled = useSettled(text);
  const { data } = useQuery({
    queryKey: ['markdown', settled],
    queryFn: () => call(announcementRoutes.preview, { body: { text: settled } }),
    enabled: settled.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return text.trim() === '' ? '' : (data?.html ?? '');
}
