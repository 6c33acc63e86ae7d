import { turn } from './bubble.js';
import { apart, fullLabel } from './clock.js';

const list = document.getElementById('messages');
const scroll = document.getElementById('scroll');
const guide = document.getElementById('guide');
const who = document.getElementById('who');
let shown = { id: null, messages: [] };

function pause(message) {
  const item = document.createElement('li');
  item.className = 'pause';
  const time = document.createElement('time');
  time.dateTime = message.at;
  time.textContent = fullLabel(message.at);
  item.append(time);
  return item;
}

const drawn = (messages, before) =>
  messages.flatMap((message, index) => {
    const previous = messages[index - 1] ?? before;
    return previous && !apart(previous.at, message.at) ? [turn(message)] : [pause(message), turn(message)];
  });

/** Shows one conversation: adds what is new, or starts over for somebody else. */
export function showTalk(person) {
  const { id, name, messages } = person ?? { id: null, name: '', messages: [] };
  who.textContent = name && `你是${/^[\w]/.test(name) ? ' ' : ''}${name}`;
  guide.hidden = messages.length > 0;
  const goesOn = id === shown.id && shown.messages.every((one, index) => one.id === messages[index]?.id);
  if (goesOn && shown.messages.length === messages.length) return;
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  if (goesOn) list.append(...drawn(messages.slice(shown.messages.length), shown.messages.at(-1)));
  else list.replaceChildren(...drawn(messages, undefined));
  shown = { id, messages: [...messages] };
  if (atEnd || !goesOn || messages.at(-1)?.from === 'me') scroll.scrollTop = scroll.scrollHeight;
}
