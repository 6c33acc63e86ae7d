/** What `wx.requestSubscribeMessage` answered, template by template: `accept`, or one of the ways to say no. */
export function sortAnswers(templateIds: readonly string[], answer: Readonly<Record<string, unknown>>) {
  const answered = templateIds.filter((id) => typeof answer[id] === 'string');
  return {
    accepted: answered.filter((id) => answer[id] === 'accept'),
    rejected: answered.filter((id) => answer[id] !== 'accept'),
  };
}
