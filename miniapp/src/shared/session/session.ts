import { holder, setHolder } from './holder';
import { forgetKept, isDraft, isOfNobody, keptForAll } from './kept';
import { forgetToken, rememberToken } from './token';

/*
 * The beginning and the end of a session on this device. Both remove what is kept for other people.
 */

const lastPerson = 'last-person';

let expired = false;
const listeners = new Set<() => void>();
function setExpired(value: boolean): void {
  expired = value;
  for (const tell of listeners) tell();
}

/** Whether the session of the open pages has ended by itself: they stay, hidden, for the same person to continue. */
export const expiry = {
  isOver: (): boolean => expired,
  subscribe(tell: () => void): () => void {
    listeners.add(tell);
    return () => void listeners.delete(tell);
  },
};

/**
 * A person has signed in. Returns whether the open pages are theirs, or nobody's; otherwise the caller must leave them.
 */
export function beginSession(token: string | null, person: string): boolean {
  const arePagesTheirs = holder() === null || holder() === person;
  rememberToken(token, person);
  setHolder(person);
  takeOver(person);
  setExpired(false);
  return arePagesTheirs;
}

/** The person has signed out: everything of theirs leaves the device, except check-ins that were not sent yet. */
export function endSession(): void {
  forgetToken();
  forgetKept();
  setHolder(null);
  setExpired(false);
}

/** The server no longer accepts the session. What was typed and not saved stays for its owner. */
export function expireSession(): void {
  const person = holder();
  forgetToken();
  forgetKept(({ owner, name }) => isOfNobody(owner) || (owner === person && isDraft(name)));
  if (person !== null) setExpired(true);
}

/** At launch: removes what is kept for somebody else than the person whose session this is. */
export function openDevice(): void {
  const person = holder();
  if (person === null) forgetKept(({ owner, name }) => isOfNobody(owner) || isDraft(name));
  else takeOver(person);
}

/** Nobody's values stay as well while the device stays with the same person. */
function takeOver(person: string): void {
  const isSame = keptForAll.read(lastPerson) === person;
  forgetKept(({ owner }) => owner === person || (isSame && isOfNobody(owner)));
  keptForAll.keep(lastPerson, person);
}
