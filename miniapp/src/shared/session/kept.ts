import Taro from '@tarojs/taro';
import { holder } from './holder';

/*
 * Values that the mini program keeps on the device, each under the key of the person it belongs to. Nobody else's is
 * read, and `forgetKept` is the only function that removes those of others.
 */

const prefix = 'kept:';
/** Keys of a release that stored no owner. */
const ownerless = ['answer:', 'draft:', 'check-ins:'];
/** The owner of values that are nobody's data, for example the numbers of an embassy. */
const nobody = 'nobody';
/** Unsaved changes of a form, by the form's name. */
const drafts = 'draft:';
/** Check-ins that were not sent yet: only their owner's session may send them, so they survive everything else. */
export const unsentCheckIns = 'check-ins';

export interface KeptValue {
  readonly owner: string;
  readonly name: string;
}
const keyOf = ({ owner, name }: KeptValue): string => `${prefix}${owner}:${name}`;

export const draftName = (form: string): string => drafts + form;
export const isDraft = (name: string): boolean => name.startsWith(drafts);
export const isOfNobody = (owner: string): boolean => owner === nobody;

/** Null for a key of something else; a browser shares its storage with the staff's console. */
export function parseKey(key: string): KeptValue | null {
  if (ownerless.some((one) => key.startsWith(one))) return { owner: '', name: key };
  if (!key.startsWith(prefix)) return null;
  const [owner = '', ...name] = key.slice(prefix.length).split(':');
  return { owner, name: name.join(':') };
}

/** The values of a person; without one nothing is read or kept. */
function keptOf(owner: string | null) {
  return {
    read: (name: string): unknown => {
      const value: unknown = owner === null ? undefined : Taro.getStorageSync(keyOf({ owner, name }));
      return value === '' || value === null ? undefined : value;
    },
    keep: (name: string, value: unknown): void => {
      if (owner !== null) Taro.setStorageSync(keyOf({ owner, name }), value);
    },
    drop: (name: string): void => {
      if (owner !== null) Taro.removeStorageSync(keyOf({ owner, name }));
    },
  };
}
/** The values of the person whose pages are open. */
export const kept = () => keptOf(holder());
/** Values without personal data, which are shown without a session too. */
export const keptForAll = keptOf(nobody);

/** Removes what is kept on this device, except unsent check-ins and what `stays`. */
export function forgetKept(stays: (value: KeptValue) => boolean = () => false): void {
  for (const key of Taro.getStorageInfoSync().keys) {
    const value = parseKey(key);
    if (value && value.name !== unsentCheckIns && !stays(value)) Taro.removeStorageSync(key);
  }
}
