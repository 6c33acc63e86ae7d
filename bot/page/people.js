import { shortLabel } from './clock.js';
import { everybody, unread } from './state.js';

const list = document.getElementById('people');
const nobody = document.getElementById('nobody');

const part = (tag, className, text) => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
};

/** What a small picture of somebody says: the given name's last character, or a Latin initial. */
const initial = (name) => (/^[a-z]/i.test(name) ? name[0].toUpperCase() : ([...name].at(-1) ?? ''));

function row(person, current, choose) {
  const count = unread(person);
  const last = person.messages.at(-1);
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-label', person.name);
  if (person.id === current) button.setAttribute('aria-current', 'true');
  button.addEventListener('click', () => choose(person.id));

  const details = part('span', 'details', '');
  details.id = `about-${person.id}`;
  button.setAttribute('aria-describedby', details.id);
  details.append(part('span', 'last', last ? last.text.replace(/\s+/g, ' ') : '还没有说话'));
  if (count > 0) {
    const mark = part('span', 'unread', count > 99 ? '99+' : String(count));
    mark.append(part('span', 'only-heard', ' 条未读'));
    details.append(mark);
  }
  const top = part('span', 'top', '');
  top.append(part('span', 'name', person.name));
  if (last) top.append(part('time', 'when', shortLabel(last.at)));
  const face = part('span', 'face', initial(person.name));
  const words = part('span', 'words', '');
  words.append(top, details);
  button.append(face, words);
  const item = document.createElement('li');
  item.append(button);
  return item;
}

/** The list of people; `current` is marked, `choose` is called with an id. */
export function showPeople(current, choose) {
  const focused = document.activeElement?.getAttribute('aria-describedby');
  const all = everybody();
  list.replaceChildren(...all.map((person) => row(person, current, choose)));
  nobody.hidden = all.length > 0;
  // Drawing anew must not take the keyboard away.
  if (focused) list.querySelector(`[aria-describedby="${focused}"]`)?.focus();
}
