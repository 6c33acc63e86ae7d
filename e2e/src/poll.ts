const pause = 100;

/**
 * Repeats the question until the answer is neither null, undefined nor false, and returns that answer.
 * @param what named in the error that is thrown when there is no such answer after `seconds`
 */
export async function poll<Answer>(
  what: string,
  ask: () => Promise<Answer | null | undefined | false>,
  seconds = 60,
): Promise<Answer> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
