import { addContact, loadConversations, logInAgain, sendMessage, subscribe } from './api.js';
import { setNow } from './business-time.js';
import { showContacts } from './contacts.js';
import { showConversation } from './conversation.js';
import { closeClockPanel, enableDemoClock, showClock } from './demo-clock.js';
import { showQuickReplies } from './quick-replies.js';
import {
  addConversation,
  addMessage,
  allConversations,
  conversationWith,
  markRead,
  setConversations,
} from './state.js';

const byId = (id) => document.getElementById(id);
const wideScreen = matchMedia('(min-width: 720px)');
const input = byId('text');
const errorMessage = byId('error');
const contactDialog = byId('contact-dialog');
const loginDialog = byId('relogin-dialog');

/** The contact id is in the URL's fragment, so that the browser's back button leaves a conversation. */
const chosenConversation = () => conversationWith(decodeURIComponent(location.hash.slice(1)));
/** On a wide screen the first conversation is chosen by default, and stays chosen when another one moves to the top. */
function currentConversation() {
  const [first] = allConversations();
  if (!chosenConversation() && wideScreen.matches && first)
    history.replaceState(null, '', `#${encodeURIComponent(first.id)}`);
  return chosenConversation();
}
const choose = (contactId) => {
  location.hash = encodeURIComponent(contactId);
};

function render() {
  const conversation = currentConversation();
  document.body.dataset.view = conversation ? 'conversation' : 'contacts';
  document.body.dataset.chosen = String(conversation !== undefined);
  if (conversation && document.visibilityState === 'visible') markRead(conversation);
  showConversation(conversation);
  showContacts(conversation?.id, choose);
  showQuickReplies(conversation, send);
  showClock(conversation);
}

async function load() {
  const { now, demo, conversations } = await loadConversations();
  setNow(now);
  if (demo) enableDemoClock(run);
  setConversations(conversations);
  render();
}

/** Runs an action and shows its error. Resolves to whether it succeeded. */
async function run(action) {
  errorMessage.hidden = true;
  try {
    await action();
    return true;
  } catch (error) {
    errorMessage.textContent = error.message;
    errorMessage.hidden = false;
    return false;
  }
}

/** Resolves to whether the text was sent. */
async function send(text) {
  const conversation = currentConversation();
  return conversation !== undefined && text.trim() !== '' && run(() => sendMessage(conversation.id, text));
}

byId('composer').addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = input.value;
  // The text stays in the field until it has been sent.
  if ((await send(text)) && input.value === text) input.value = '';
});
byId('back').addEventListener('click', () => {
  location.hash = '';
});
byId('add').addEventListener('click', () => {
  byId('name').value = '';
  contactDialog.showModal();
});
byId('cancel').addEventListener('click', () => contactDialog.close());
byId('contact-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const name = byId('name').value.trim();
  if (name === '') return;
  contactDialog.close();
  await run(async () => {
    const { id } = await addContact(name);
    await load();
    choose(id);
    input.focus();
  });
});

byId('relogin').addEventListener('click', () => loginDialog.showModal());
byId('relogin-cancel').addEventListener('click', () => loginDialog.close());
byId('relogin-form').addEventListener('submit', (event) => {
  event.preventDefault();
  loginDialog.close();
  run(logInAgain);
});

/** After a new login every contact has another id: the chosen contact is found again by name. */
async function reloadAfterLogin() {
  const name = currentConversation()?.name;
  await load();
  const conversation = allConversations().find((other) => other.name === name);
  if (conversation) choose(conversation.id);
}

addEventListener('hashchange', () => {
  errorMessage.hidden = true;
  closeClockPanel();
  render();
});
document.addEventListener('visibilitychange', render);
wideScreen.addEventListener('change', render);

subscribe({
  onMessage: ({ contactId, message, now }) => {
    setNow(now);
    addMessage(contactId, message);
    render();
  },
  onContact: ({ conversation }) => {
    addConversation(conversation);
    render();
  },
  onClock: ({ now }) => {
    setNow(now);
    showClock(currentConversation());
  },
  onLogin: () => reloadAfterLogin().catch(() => undefined),
  onConnected: () => {
    byId('banner').hidden = true;
    // Loads the messages that were sent while the page was disconnected.
    load().catch(() => undefined);
  },
  onDisconnected: () => {
    byId('banner').hidden = false;
  },
});
