import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { announcementRoutes } from '@yuanhang/contract';
import { useEffect, useState } from 'react';
import { call } from '../api';

const pause = 400;

/** A value that has stood still for a moment. */
function useSettled<T>(value: T): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Markdown as students will see it. The server turns it into HTML, so that there is one way only. */
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
