import { shortLabel } from './business-time.js';
import { allConversations, countUnread } from './state.js';

const list = document.getElementById('contacts');
const emptyState = document.getElementById('no-contacts');

const createElement = (tag, className, text) => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
};

/** The text of the avatar: the last character of a Chinese name, or a Latin initial. */
const avatarText = (name) => (/^[a-z]/i.test(name) ? name[0].toUpperCase() : ([...name].at(-1) ?? ''));

function renderContact(conversation, currentId, choose) {
  const unread = countUnread(conversation);
  const last = conversation.messages.at(-1);
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-label', conversation.name);
  if (conversation.id === currentId) button.setAttribute('aria-current', 'true');
  button.addEventListener('click', () => choose(conversation.id));

  const details = createElement('span', 'details', '');
  details.id = `about-${conversation.id}`;
  button.setAttribute('aria-describedby', details.id);
  details.append(createElement('span', 'last-message', last ? last.text.replace(/\s+/g, ' ') : '还没有说话'));
  if (unread > 0) {
    const badge = createElement('span', 'unread', unread > 99 ? '99+' : String(unread));
    badge.append(createElement('span', 'visually-hidden', ' 条未读'));
    details.append(badge);
  }
  const heading = createElement('span', 'heading', '');
  heading.append(createElement('span', 'name', conversation.name));
  if (last) heading.append(createElement('time', 'sent-at', shortLabel(last.at)));
  const avatar = createElement('span', 'avatar', avatarText(conversation.name));
  const summary = createElement('span', 'summary', '');
  summary.append(heading, details);
  button.append(avatar, summary);
  const item = document.createElement('li');
  item.append(button);
  return item;
}

/** Renders the list of contacts. `choose` is called with a contact id. */
export function showContacts(currentId, choose) {
  const focused = document.activeElement?.getAttribute('aria-describedby');
  const conversations = allConversations();
  list.replaceChildren(...conversations.map((conversation) => renderContact(conversation, currentId, choose)));
  emptyState.hidden = conversations.length > 0;
  // Replacing the focused button would lose the keyboard focus.
  if (focused) list.querySelector(`[aria-describedby="${focused}"]`)?.focus();
}
