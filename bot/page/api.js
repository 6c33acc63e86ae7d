/** Calls the bot; rejects with words for the person. URLs are relative: the page may live behind a path. */
async function call(path, body) {
  const options = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const answer = await fetch(`local/${path}`, options).catch(() => null);
  if (!answer) throw new Error('没有发出去，请检查助手是否在运行');
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(content.message ?? '没有发出去，请再试一次');
  return content;
}

export const loadConversations = () => call('conversations');
export const addContact = (name) => call('contacts', { name });
export const sendMessage = (contactId, text) => call('messages', { contactId, text });

export const loadUpcoming = (contactId) => call(`upcoming?contactId=${encodeURIComponent(contactId)}`);
export const moveClock = (to) => call('clock', { to });
export const loginAgain = () => call('logins', {});

/** Hears of everything new; `lost` and `back` tell about the connection. */
export function listen({ message, contact, clock, login, back, lost }) {
  const events = new EventSource('local/events');
  const on = (type, listener) => events.addEventListener(type, (event) => listener(JSON.parse(event.data)));
  on('message', message);
  on('contact', contact);
  on('clock', clock);
  on('login', login);
  events.onopen = back;
  events.onerror = lost;
}
