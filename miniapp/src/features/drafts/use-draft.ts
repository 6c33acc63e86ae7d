import { useDidHide } from '@tarojs/taro';
import type { FormValues, Problem } from '@yuanhang/domain';
import { useEffect, useRef, useState } from 'react';
import { type Failure, toFailure, useOnline } from '../../shared/api';
import { saveAll } from './save-queue';
import { type SaveState, saveStateAfter } from './save-state';
import { storedDrafts } from './stored-drafts';
import { changedFields, type Typed, withPage } from './typed';

interface Source<D> {
  /** Names the copy that this device keeps until the server has it. */
  readonly name: string;
  readonly data: D;
  readonly valuesOf: (data: D, page: string) => FormValues | null;
  readonly send: (data: D, page: string, values: FormValues) => Promise<D>;
  readonly load: () => Promise<D>;
  readonly onAnswer: (data: D) => void;
}

export interface Draft {
  readonly state: SaveState;
  /** The fields changed here and not yet on the server. */
  readonly changes: (page: string) => FormValues;
  readonly values: (page: string) => FormValues;
  readonly set: (page: string, values: FormValues) => void;
  /** What the server refused to keep. */
  readonly refused: readonly Problem[];
  /** Sends everything typed now. Null when all of it is saved. Never rejects. */
  readonly save: () => Promise<Failure | null>;
  /** Of the newest answer, which a render may not have reached yet. */
  readonly version: () => number;
}

const restMs = 1200;

/** A form that saves itself: after a rest, on leaving, with a network again, on demand; and keeps a copy here until the server has it. */
export function useDraft<D extends { readonly version: number }>(source: Source<D>): Draft {
  const [typed, setShown] = useState<Typed>(() => storedDrafts.read(source.name));
  // What an earlier visit left here is not on the server, whatever else is.
  const [state, setState] = useState<SaveState>(Object.keys(typed).length > 0 ? 'unsaved' : 'saved');
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const typedNow = useRef(typed);
  const latest = useRef(source.data);
  if (source.data.version >= latest.current.version) latest.current = source.data;
  const props = useRef(source);
  props.current = source;
  const underWay = useRef<Promise<unknown>>(Promise.resolve());
  const open = useRef(true);

  const setTyped = (next: Typed) => {
    typedNow.current = next;
    storedDrafts.keep(props.current.name, next);
    if (open.current) setShown(next);
  };

  const saveNow = async (): Promise<Failure | null> => {
    if (Object.keys(typedNow.current).length === 0) return null;
    if (open.current) setState('saving');
    const { valuesOf, send, load, onAnswer } = props.current;
    const failure = await saveAll<D>({
      latest: () => latest.current,
      typed: () => typedNow.current,
      setTyped,
      valuesOf,
      send,
      load,
      answered: (data) => {
        latest.current = data;
        if (open.current) onAnswer(data);
      },
      toFailure,
    });
    if (open.current) {
      setRefused(failure?.problems ?? []);
      setState(saveStateAfter(failure));
    }
    return failure;
  };
  /** One after the other: each save builds on the version of the one before. */
  const save = (): Promise<Failure | null> => {
    const next = underWay.current.then(saveNow);
    underWay.current = next;
    return next;
  };

  const saveLater = useRef(save);
  saveLater.current = save;
  useEffect(() => {
    if (Object.keys(typed).length === 0) return undefined;
    const timer = setTimeout(() => void saveLater.current(), restMs);
    return () => clearTimeout(timer);
  }, [typed]);
  useDidHide(() => void save());
  useOnline(() => void save());
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
      void saveLater.current();
    };
  }, []);

  const saved = (page: string) => source.valuesOf(source.data, page) ?? {};
  return {
    state,
    refused,
    save,
    version: () => latest.current.version,
    changes: (page) => typed[page] ?? {},
    values: (page) => ({ ...saved(page), ...typed[page] }),
    set: (page, values) => {
      setState('unsaved');
      setTyped(withPage(typedNow.current, page, changedFields(saved(page), values)));
    },
  };
}
