import { useQuery } from '@tanstack/react-query';
import { type ResponseOf, reportRoutes } from '@yuanhang/contract';
import { Input, type InputRef, Modal } from 'antd';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { call, messageOf } from '../shared/api';
import { openSearch } from '../shared/ui/search-button';

type Found = ResponseOf<NonNullable<typeof reportRoutes.search.schemas>>;

/** The page a hit opens; none for a programme when the user has no page for it. */
const groups = [
  {
    key: 'students',
    label: '学生',
    to: (id: string, title: string) => `/applications?q=${encodeURIComponent(title)}&student=${id}`,
  },
  { key: 'applications', label: '申请', to: (id: string) => `/applications/${id}` },
  { key: 'programmes', label: '项目', to: (id: string) => `/programmes/${id}` },
] as const;

const hitsOf = (found: Found | undefined) =>
  groups.flatMap(({ key, label, to }) =>
    (found?.[key] ?? []).map(({ id, title, note }) => ({ id: `${key}-${id}`, label, title, note, to: to(id, title) })),
  );

/** ⌘K: searches people, numbers and programmes from any page, by keyboard. */
export function SearchPalette() {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<InputRef>(null);
  const go = useNavigate();
  const q = useDeferredValue(typed.trim());
  const query = useQuery({
    queryKey: ['search', q],
    queryFn: () => call(reportRoutes.search, { query: { q } }),
    enabled: open && q.length >= 2,
  });
  const hits = q.length >= 2 ? hitsOf(query.data) : [];

  useEffect(() => {
    const show = () => setOpen(true);
    const listen = (event: KeyboardEvent) => {
      if (!(event.key === 'k' && (event.metaKey || event.ctrlKey))) return;
      event.preventDefault();
      show();
    };
    window.addEventListener(openSearch, show);
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener(openSearch, show);
      window.removeEventListener('keydown', listen);
    };
  }, []);

  const close = () => {
    setOpen(false);
    setTyped('');
    setAt(0);
  };
  const choose = (to: string | undefined) => {
    if (to === undefined) return;
    close();
    go(to);
  };
  return (
    <Modal
      open={open}
      onCancel={close}
      footer={null}
      closable={false}
      width={560}
      title={null}
      destroyOnHidden
      // The dialog takes the focus while it opens, after `autoFocus` has given it to the input.
      afterOpenChange={(shown) => shown && input.current?.focus()}
    >
      <Input
        ref={input}
        autoFocus
        size="large"
        variant="borderless"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="search-hits"
        aria-activedescendant={hits[at]?.id}
        aria-label="查找"
        placeholder="姓名、拼音、学号、申请号、项目、学校、城市（至少两个字）"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(hits.length - 1, at + 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
          else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(hits[at]?.to);
          else return;
          event.preventDefault();
        }}
      />
      <div className="search-hits" id="search-hits" role="listbox" aria-label="查找结果">
        {hits.map(({ id, label, title, note, to }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the search box keeps the focus and handles the arrow keys
          // biome-ignore lint/a11y/useFocusableInteractive: it is reached by aria-activedescendant
          <div
            role="option"
            key={id}
            id={id}
            aria-selected={index === at}
            onMouseEnter={() => setAt(index)}
            onClick={() => choose(to)}
          >
            <span className="quiet">{label}</span>
            <b>{title}</b>
            <span className="quiet">{note}</span>
          </div>
        ))}
      </div>
      {query.isError && <p className="quiet">{messageOf(query.error)}</p>}
      {query.isSuccess && q.length >= 2 && hits.length === 0 && <p className="quiet">没有找到“{q}”</p>}
    </Modal>
  );
}
