/**
 * Binds a few demo users, including the office, to contacts of the local chat as users do it: requests a code as that user
 * and sends it in the chat. Skips users who are already bound.
 */
const people = ['lin', 'zhou', 'zhao', 'office'];

async function call(base, method, path, { token, body } = {}) {
  const answer = await fetch(base + path, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? null : answer.json();
}

export async function greetBot(server, chat) {
  const { demoPassword: password } = await call(server, 'GET', '/api/meta');
  for (const username of people) {
    const { token, me } = await call(server, 'POST', '/api/session/local', {
      body: { username, password, client: 'weapp' },
    });
    const binding = await call(server, 'GET', '/api/me/chat-binding', { token });
    if (!binding.bound) {
      const { say } = await call(server, 'POST', '/api/me/chat-binding/codes', { token });
      const { id } = await call(chat, 'POST', '/local/contacts', { body: { name: me.name } });
      await call(chat, 'POST', '/local/messages', { body: { contactId: id, text: say } });
    }
    await call(server, 'DELETE', '/api/session', { token });
  }
}
