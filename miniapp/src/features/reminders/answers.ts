/** Sorts the result of `wx.requestSubscribeMessage` per template: `accept`, or one of the values for a refusal. */
export function sortAnswers(templateIds: readonly string[], answer: Readonly<Record<string, unknown>>) {
  const answered = templateIds.filter((id) => typeof answer[id] === 'string');
  return {
    accepted: answered.filter((id) => answer[id] === 'accept'),
    rejected: answered.filter((id) => answer[id] !== 'accept'),
  };
}
