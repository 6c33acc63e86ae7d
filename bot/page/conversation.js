import { fullLabel, isLongPause } from './business-time.js';
import { renderMessage } from './message.js';

const list = document.getElementById('messages');
const scroll = document.getElementById('scroll');
const guide = document.getElementById('guide');
const contactName = document.getElementById('contact-name');
let rendered = { id: null, messages: [] };

function renderTimestamp(message) {
  const item = document.createElement('li');
  item.className = 'timestamp';
  const time = document.createElement('time');
  time.dateTime = message.at;
  time.textContent = fullLabel(message.at);
  item.append(time);
  return item;
}

/** Renders messages, with a timestamp after each long pause. `previous` is the message before the first one, if any. */
const renderMessages = (messages, previous) =>
  messages.flatMap((message, index) => {
    const before = messages[index - 1] ?? previous;
    return before && !isLongPause(before.at, message.at)
      ? [renderMessage(message)]
      : [renderTimestamp(message), renderMessage(message)];
  });

/** Shows the conversation: appends new messages, or renders all of them when another contact is shown. */
export function showConversation(conversation) {
  const { id, name, messages } = conversation ?? { id: null, name: '', messages: [] };
  contactName.textContent = name && `你是${/^[\w]/.test(name) ? ' ' : ''}${name}`;
  guide.hidden = messages.length > 0;
  const isContinued =
    id === rendered.id && rendered.messages.every((message, index) => message.id === messages[index]?.id);
  if (isContinued && rendered.messages.length === messages.length) return;
  const wasAtEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  if (isContinued) list.append(...renderMessages(messages.slice(rendered.messages.length), rendered.messages.at(-1)));
  else list.replaceChildren(...renderMessages(messages, undefined));
  rendered = { id, messages: [...messages] };
  if (wasAtEnd || !isContinued || messages.at(-1)?.from === 'me') scroll.scrollTop = scroll.scrollHeight;
}
