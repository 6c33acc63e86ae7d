import { useDidHide } from '@tarojs/taro';
import type { FormValues, Problem } from '@yuanhang/domain';
import { useEffect, useRef, useState } from 'react';
import { type Failure, toFailure, useOnline } from '../../shared/api';
import { saveAll } from './save-queue';
import { type SaveState, saveStateAfter } from './save-state';
import { storedDrafts } from './stored-drafts';
import { changedFields, type Typed, withPage } from './typed';

interface Source<D> {
  /** Key of the local copy that is kept until the changes are saved. */
  readonly name: string;
  readonly data: D;
  readonly valuesOf: (data: D, page: string) => FormValues | null;
  readonly send: (data: D, page: string, values: FormValues) => Promise<D>;
  readonly load: () => Promise<D>;
  readonly onAnswer: (data: D) => void;
}

export interface Draft {
  readonly state: SaveState;
  /** The unsaved fields of a page. */
  readonly changes: (page: string) => FormValues;
  readonly values: (page: string) => FormValues;
  readonly set: (page: string, values: FormValues) => void;
  /** The problems for which the server refused the save. */
  readonly refused: readonly Problem[];
  /** Saves all changes now. Resolves to null when all of them are saved. Never rejects. */
  readonly save: () => Promise<Failure | null>;
  /** The version of the newest answer, which may not be rendered yet. */
  readonly version: () => number;
}

const restMs = 1200;

/** A form that saves itself after a pause, on leaving, when the network is back and on demand; keeps a local copy until saved. */
export function useDraft<D extends { readonly version: number }>(source: Source<D>): Draft {
  const [typed, setShown] = useState<Typed>(() => storedDrafts.read(source.name));
  // Changes stored by an earlier visit are not on the server yet.
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
  /** Saves run in sequence: each needs the version that the previous one returned. */
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
