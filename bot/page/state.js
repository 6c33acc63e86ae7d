/** The state of the page: the conversations, and the last message read in each. */
const conversations = new Map();
const readKey = 'yuanhang-chat-seen';
/** The id of the last message read, by the contact's name, because contact ids change with a new login. */
const lastRead = JSON.parse(localStorage.getItem(readKey) ?? '{}');

const lastMessageAt = ({ messages }) => messages.at(-1)?.at ?? '';

/** All conversations, the one with the newest message first. */
export const allConversations = () =>
  [...conversations.values()].sort((a, b) => lastMessageAt(b).localeCompare(lastMessageAt(a)));
export const conversationWith = (contactId) => conversations.get(contactId);

export function setConversations(list) {
  conversations.clear();
  for (const conversation of list) conversations.set(conversation.id, conversation);
}
export const addConversation = (conversation) => conversations.set(conversation.id, conversation);

/** Ignores a message that is already there: it may arrive both in the list and as an event. */
export function addMessage(contactId, message) {
  const conversation = conversations.get(contactId);
  if (!conversation || conversation.messages.some(({ id }) => id === message.id)) return;
  conversation.messages.push(message);
}

/** The number of messages from the bot after the last one read. */
export const countUnread = ({ name, messages }) => {
  const lastReadIndex = messages.findIndex((message) => message.id === lastRead[name]);
  return messages.slice(lastReadIndex + 1).filter(({ from }) => from === 'bot').length;
};
export function markRead({ name, messages }) {
  const last = messages.at(-1);
  if (!last || lastRead[name] === last.id) return;
  lastRead[name] = last.id;
  localStorage.setItem(readKey, JSON.stringify(lastRead));
}
