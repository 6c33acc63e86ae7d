/**
 * Calls the bot's API. Rejects with an error whose message is shown to the person. URLs are relative, because the page
 * may be served under a path.
 */
async function call(path, body) {
  const options = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(`local/${path}`, options).catch(() => null);
  if (!response) throw new Error('没有发出去，请检查助手是否在运行');
  const content = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(content.message ?? '没有发出去，请再试一次');
  return content;
}

export const loadConversations = () => call('conversations');
export const addContact = (name) => call('contacts', { name });
export const sendMessage = (contactId, text) => call('messages', { contactId, text });
export const loadUpcoming = (contactId) => call(`upcoming?contactId=${encodeURIComponent(contactId)}`);
export const moveClock = (to) => call('clock', { to });
export const logInAgain = () => call('logins', {});

/** Subscribes to the bot's events. `onConnected` and `onDisconnected` report the state of the connection. */
export function subscribe({ onMessage, onContact, onClock, onLogin, onConnected, onDisconnected }) {
  const events = new EventSource('local/events');
  const on = (type, listener) => events.addEventListener(type, (event) => listener(JSON.parse(event.data)));
  on('message', onMessage);
  on('contact', onContact);
  on('clock', onClock);
  on('login', onLogin);
  events.onopen = onConnected;
  events.onerror = onDisconnected;
}
