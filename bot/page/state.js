/** What the page shows: the conversations, who I am, and how far I have read. */
const people = new Map();
const seenKey = 'yuanhang-chat-seen';
const seen = JSON.parse(localStorage.getItem(seenKey) ?? '{}');

/** Those with the newest words first. */
export const everybody = () =>
  [...people.values()].sort((a, b) => (b.messages.at(-1)?.at ?? '').localeCompare(a.messages.at(-1)?.at ?? ''));
export const personOf = (id) => people.get(id);

export function setConversations(conversations) {
  people.clear();
  for (const one of conversations) people.set(one.id, one);
}
export const addConversation = (conversation) => people.set(conversation.id, conversation);

/** The same message may be heard of twice: by the list and by the event. */
export function addMessage(contactId, message) {
  const person = people.get(contactId);
  if (!person || person.messages.some(({ id }) => id === message.id)) return;
  person.messages.push(message);
}

/** By name: ids change with a new login. */
export const unread = ({ name, messages }) => {
  const upTo = messages.findIndex((message) => message.id === seen[name]);
  return messages.slice(upTo + 1).filter(({ from }) => from === 'bot').length;
};
export function markRead({ name, messages }) {
  const last = messages.at(-1);
  if (!last || seen[name] === last.id) return;
  seen[name] = last.id;
  localStorage.setItem(seenKey, JSON.stringify(seen));
}
