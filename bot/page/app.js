import { addContact, listen, loadConversations, loginAgain, sendMessage } from './api.js';
import { showChips } from './chips.js';
import { setNow } from './clock.js';
import { showPeople } from './people.js';
import { addConversation, addMessage, everybody, markRead, personOf, setConversations } from './state.js';
import { showTalk } from './talk.js';
import { closeTime, offerTime, showTime } from './time.js';

const byId = (id) => document.getElementById(id);
const wide = matchMedia('(min-width: 720px)');
const input = byId('text');
const problem = byId('problem');
const dialog = byId('dialog');

const chosen = () => personOf(decodeURIComponent(location.hash.slice(1)));
/** On a wide page somebody is always shown beside the list, and stays there whoever else writes. */
function current() {
  const [first] = everybody();
  if (!chosen() && wide.matches && first) history.replaceState(null, '', `#${encodeURIComponent(first.id)}`);
  return chosen();
}
const choose = (id) => {
  location.hash = encodeURIComponent(id);
};

function show() {
  const person = current();
  document.body.dataset.view = person ? 'talk' : 'people';
  document.body.dataset.somebody = String(person !== undefined);
  if (person && document.visibilityState === 'visible') markRead(person);
  showTalk(person);
  showPeople(person?.id, choose);
  showChips(person, say);
  showTime(person);
}

async function load() {
  const { now, demo, conversations } = await loadConversations();
  setNow(now);
  if (demo) offerTime(attempt);
  setConversations(conversations);
  show();
}

/** Shows why something failed; true when it went well. */
async function attempt(work) {
  problem.hidden = true;
  try {
    await work();
    return true;
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
    return false;
  }
}

/** What was typed stays until it is really sent. */
async function say(text) {
  const person = current();
  return person !== undefined && text.trim() !== '' && attempt(() => sendMessage(person.id, text));
}

byId('say').addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = input.value;
  if ((await say(text)) && input.value === text) input.value = '';
});
byId('back').addEventListener('click', () => {
  location.hash = '';
});
byId('add').addEventListener('click', () => {
  byId('name').value = '';
  dialog.showModal();
});
byId('cancel').addEventListener('click', () => dialog.close());
byId('new').addEventListener('submit', async (event) => {
  event.preventDefault();
  const name = byId('name').value.trim();
  if (name === '') return;
  dialog.close();
  await attempt(async () => {
    const { id } = await addContact(name);
    await load();
    choose(id);
    input.focus();
  });
});

const relogin = byId('relogin-dialog');
byId('relogin').addEventListener('click', () => relogin.showModal());
byId('relogin-cancel').addEventListener('click', () => relogin.close());
byId('relogin-form').addEventListener('submit', (event) => {
  event.preventDefault();
  relogin.close();
  attempt(loginAgain);
});

/** The same people under other ids: whoever was chosen stays chosen. */
async function renew() {
  const name = current()?.name;
  await load();
  const same = everybody().find((person) => person.name === name);
  if (same) choose(same.id);
}

addEventListener('hashchange', () => {
  problem.hidden = true;
  closeTime();
  show();
});
document.addEventListener('visibilitychange', show);
wide.addEventListener('change', show);

listen({
  message: ({ contactId, message, now }) => {
    setNow(now);
    addMessage(contactId, message);
    show();
  },
  contact: ({ conversation }) => {
    addConversation(conversation);
    show();
  },
  clock: ({ now }) => {
    setNow(now);
    showTime(current());
  },
  login: () => renew().catch(() => undefined),
  back: () => {
    byId('banner').hidden = true;
    // Whatever was said while we were away.
    load().catch(() => undefined);
  },
  lost: () => {
    byId('banner').hidden = false;
  },
});
